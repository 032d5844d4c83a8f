namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Time to relapse from scores: from a start (response, remission or a day) to the assessment that completes the
/// relapse, else censored at the last assessment of that scale.</summary>
/// <remarks>Assessments after the start count; the one that starts the clock does not. People who never reach the start,
/// or are not assessed after it, are left out and counted.</remarks>
internal static class RelapseFromScores
{
    /// <summary>The clock starts at the first assessment after day 0 that meets a criterion.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="baseline">One baseline a unit, NaN for none.</param>
    /// <param name="start">The criterion that starts the clock.</param>
    /// <param name="startName"><c>response</c> or <c>remission</c>, for the reason.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    public static double[] StartAt(
        ScoreSeries series,
        double[] baseline,
        Criterion start,
        string startName,
        Enrolment enrolment
    )
    {
        TimeEndpoint reached = TimeToCriterion.Of(series, baseline, start, enrolment);
        for (int unit = 0; unit < reached.Time.Length; unit++)
        {
            if (!reached.IsEvent[unit])
            {
                reached.Time[unit] = double.NaN;
                enrolment.LeaveOut(unit, $"no {startName}, so no relapse");
            }
        }
        return reached.Time;
    }

    /// <summary>Days from the start to relapse or to the last assessment, one a unit.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="start">Day on which the clock starts, one a unit; NaN for those left out.</param>
    /// <param name="rule">What a relapse is.</param>
    /// <param name="higherIsBetter">Whether a higher score is better.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    public static TimeEndpoint Of(
        ScoreSeries series,
        double[] start,
        RelapseRule rule,
        bool higherIsBetter,
        Enrolment enrolment
    )
    {
        string notAssessed = $"no {series.Scale} assessment after the clock started";
        double[] time = new double[start.Length];
        bool[] isEvent = new bool[start.Length];
        for (int unit = 0; unit < time.Length; unit++)
        {
            time[unit] = double.NaN;
            ReadOnlySpan<double> days = series.Days(unit);
            if (double.IsNaN(start[unit]) || days.Length == 0 || days[^1] <= start[unit])
            {
                enrolment.LeaveOut(unit, notAssessed);
                continue;
            }
            int relapse = rule.FindRelapse(days, series.Scores(unit), start[unit], higherIsBetter);
            isEvent[unit] = relapse >= 0;
            time[unit] = days[relapse >= 0 ? relapse : days.Length - 1] - start[unit];
        }
        return new TimeEndpoint(time, isEvent);
    }
}
