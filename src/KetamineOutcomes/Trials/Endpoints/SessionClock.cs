namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Sessions to …: the same with the number of sessions given before that assessment (session day &lt; assessment
/// day) as the clock."</summary>
internal sealed class SessionClock
{
    private readonly int[] starts;
    private readonly double[] days;

    private SessionClock(int[] starts, double[] days)
    {
        this.starts = starts;
        this.days = days;
    }

    /// <summary>Sorts the sessions of every participant by day.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="subjects">Number of participants.</param>
    public static SessionClock Of(SessionTable sessions, int subjects)
    {
        int[] starts = new int[subjects + 1];
        for (int row = 0; row < sessions.Count; row++)
        {
            starts[sessions.Subject[row] + 1]++;
        }
        for (int subject = 0; subject < subjects; subject++)
        {
            starts[subject + 1] += starts[subject];
        }
        double[] days = new double[sessions.Count];
        int[] next = starts[..^1];
        for (int row = 0; row < sessions.Count; row++)
        {
            days[next[sessions.Subject[row]]++] = sessions.Day[row];
        }
        for (int subject = 0; subject < subjects; subject++)
        {
            days.AsSpan(starts[subject]..starts[subject + 1]).Sort();
        }
        return new SessionClock(starts, days);
    }

    /// <summary>Days of a participant's sessions, ascending.</summary>
    /// <param name="subject">Index into the subjects.</param>
    public ReadOnlySpan<double> Days(int subject) => days.AsSpan(starts[subject]..starts[subject + 1]);

    /// <summary>Sessions of a participant given before a day.</summary>
    /// <param name="subject">Index into the subjects.</param>
    /// <param name="day">The assessment's day.</param>
    public int Before(int subject, double day)
    {
        int count = 0;
        foreach (double session in days.AsSpan(starts[subject]..starts[subject + 1]))
        {
            count += session < day ? 1 : 0;
        }
        return count;
    }

    /// <summary>Turns the clock of an endpoint from days into sessions.</summary>
    /// <param name="endpoint">Days, one a unit.</param>
    /// <param name="units">The units.</param>
    public TimeEndpoint Count(TimeEndpoint endpoint, AnalysisUnits units)
    {
        double[] time = new double[endpoint.Time.Length];
        for (int unit = 0; unit < time.Length; unit++)
        {
            double day = endpoint.Time[unit];
            time[unit] = double.IsNaN(day) ? double.NaN : Before(units.Subject[unit], day);
        }
        return endpoint with { Time = time };
    }
}
