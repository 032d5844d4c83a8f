namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Events other than scores that are a relapse: hospitalisation, a suicide attempt. Rows of adverse_events.csv with one
/// of the terms (without case), serious or not, dated at <c>start_day</c>.</summary>
internal sealed class RelapseEvents
{
    private readonly double[][] days;
    private readonly bool[] hasUndated;

    private RelapseEvents(double[][] days, bool[] hasUndated)
    {
        this.days = days;
        this.hasUndated = hasUndated;
    }

    /// <summary>Collects the events.</summary>
    /// <param name="table">The adverse events.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="subjects">Number of participants.</param>
    public static RelapseEvents Of(AdverseEventTable table, IReadOnlyList<string> terms, int subjects)
    {
        bool[] isEvent =
        [
            .. table.Term.Levels.Select(level =>
                terms.Any(term => string.Equals(term.Trim(), level.Trim(), StringComparison.OrdinalIgnoreCase))
            ),
        ];
        var found = new List<double>?[subjects];
        var hasUndated = new bool[subjects];
        for (int row = 0; row < table.Count; row++)
        {
            int subject = table.Subject[row];
            if (subject < 0 || table.Term.Codes[row] < 0 || !isEvent[table.Term.Codes[row]])
            {
                continue;
            }
            double day = table.StartDay?[row] ?? double.NaN;
            if (double.IsNaN(day))
            {
                hasUndated[subject] = true;
            }
            else
            {
                (found[subject] ??= []).Add(day);
            }
        }
        return new RelapseEvents([.. found.Select(own => own is null ? [] : own.Order().ToArray())], hasUndated);
    }

    /// <summary>Whether a participant has an event whose day is not known.</summary>
    /// <param name="subject">Index into the subjects.</param>
    public bool HasUndated(int subject) => hasUndated[subject];

    /// <summary>The first event after a day, up to and with another; NaN when there is none.</summary>
    /// <param name="subject">Index into the subjects.</param>
    /// <param name="start">The day on which the clock starts: events on it or before do not count.</param>
    /// <param name="end">The last day that counts.</param>
    public double FirstWithin(int subject, double start, double end)
    {
        foreach (double day in days[subject])
        {
            if (day > start)
            {
                return day <= end ? day : double.NaN;
            }
        }
        return double.NaN;
    }
}
