namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>One vital sign after dosing, a value a person: each participant's sessions are averaged first, because people
/// are the units and not sessions.</summary>
/// <remarks>Baseline of a session: its reading at minute 0, else the last one before. Change: reading minus that baseline.
/// Peak and trough: the highest and lowest reading after minute 0 of the session, minus the baseline. A session without
/// a baseline gives values and no changes.</remarks>
internal sealed class VitalSignEndpoint
{
    private readonly VitalSignTable table;

    // A handful of each, ascending: looked through from the end.
    private readonly List<MinuteValues> minutes = [];
    private readonly List<SessionPeaks> sessions = [];

    private VitalSignEndpoint(VitalSignTable table, string parameter)
    {
        this.table = table;
        Parameter = parameter;
    }

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; }

    /// <summary>Values by minute, ascending.</summary>
    public IReadOnlyList<MinuteValues> Minutes => minutes;

    /// <summary>Peaks by session number, ascending.</summary>
    public IReadOnlyList<SessionPeaks> Sessions => sessions;

    /// <summary>Peaks averaged over each participant's sessions.</summary>
    public SessionPeaks Peaks { get; } = new(0);

    /// <summary>Works out one parameter.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="parameter">Index of the parameter among its factor's levels.</param>
    /// <param name="include">Whether a participant is in.</param>
    public static VitalSignEndpoint Of(VitalSignTable table, int parameter, Func<int, bool> include)
    {
        ReadOnlySpan<int> codes = table.Parameter.Codes;
        var rows = new List<int>();
        for (int row = 0; row < table.Count; row++)
        {
            if (codes[row] == parameter && IsReading(table, row) && include(table.Subject[row]))
            {
                rows.Add(row);
            }
        }
        rows.Sort((a, b) => Compare(table, a, b));
        var endpoint = new VitalSignEndpoint(table, table.Parameter.Levels[parameter]);
        for (int from = 0; from < rows.Count; )
        {
            int to = from + 1;
            while (to < rows.Count && SameSession(table, rows[from], rows[to]))
            {
                to++;
            }
            endpoint.AddSession(rows, from, to);
            from = to;
        }
        return endpoint;
    }

    /// <summary>Whether a row holds a reading of somebody at some minute.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="row">The row.</param>
    public static bool IsReading(VitalSignTable table, int row) =>
        table.Subject[row] >= 0 && !double.IsNaN(table.Value[row]) && !double.IsNaN(table.Minute[row]);

    private void AddSession(List<int> rows, int from, int to)
    {
        double baseline = double.NaN;
        double peak = double.NaN;
        double trough = double.NaN;
        for (int i = from; i < to; i++)
        {
            double value = table.Value[rows[i]];
            if (table.Minute[rows[i]] <= 0)
            {
                baseline = value;
            }
            else
            {
                peak = value <= peak ? peak : value;
                trough = value >= trough ? trough : value;
            }
        }
        int subject = table.Subject[rows[from]];
        for (int i = from; i < to; i++)
        {
            At(table.Minute[rows[i]]).Add(subject, table.Value[rows[i]], baseline);
        }
        if (double.IsNaN(peak - baseline))
        {
            return;
        }
        In(table.Session[rows[from]]).Add(subject, peak - baseline, trough - baseline);
        Peaks.Add(subject, peak - baseline, trough - baseline);
    }

    private MinuteValues At(double minute)
    {
        int place = minutes.Count;
        while (place > 0 && minutes[place - 1].Minute >= minute)
        {
            place--;
            if (minutes[place].Minute == minute)
            {
                return minutes[place];
            }
        }
        minutes.Insert(place, new MinuteValues(minute));
        return minutes[place];
    }

    private SessionPeaks In(int session)
    {
        int place = sessions.Count;
        while (place > 0 && sessions[place - 1].Session >= session)
        {
            place--;
            if (sessions[place].Session == session)
            {
                return sessions[place];
            }
        }
        sessions.Insert(place, new SessionPeaks(session));
        return sessions[place];
    }

    private static bool SameSession(VitalSignTable table, int a, int b) =>
        table.Subject[a] == table.Subject[b] && table.Session[a] == table.Session[b];

    // The row's place breaks ties, so that of two readings at one minute the later one in the file is the baseline.
    private static int Compare(VitalSignTable table, int a, int b)
    {
        int order = table.Subject[a].CompareTo(table.Subject[b]);
        order = order != 0 ? order : table.Session[a].CompareTo(table.Session[b]);
        order = order != 0 ? order : table.Minute[a].CompareTo(table.Minute[b]);
        return order != 0 ? order : a.CompareTo(b);
    }
}
