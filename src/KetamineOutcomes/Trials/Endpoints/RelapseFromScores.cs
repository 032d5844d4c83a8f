namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Time to relapse from scores: from a start (response, remission or a day) to the assessment that completes the
/// relapse, else censored at the last assessment of that scale.</summary>
/// <remarks><para>Assessments after the start count; the one that starts the clock does not. People who never reach the start,
/// or are not assessed after it, are left out and counted.</para>
/// <para>Another event (hospitalisation) is a relapse as well, and the date is the earlier of the two. Events count after the start and as long as people are under
/// observation: to the last assessment, and beyond it as long as the next one may be awaited (the longest gap of the rule), for who is
/// admitted is not assessed. Someone with an event whose day is unknown is left out and counted.</para></remarks>
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
    /// <param name="baseline">One baseline a unit, for loss of response; <c>null</c> where a threshold holds.</param>
    /// <param name="events">Other events that are a relapse; <c>null</c>: none.</param>
    /// <param name="units">The units, whose participants the events are of; <c>null</c> without events.</param>
    public static TimeEndpoint Of(
        ScoreSeries series,
        double[] start,
        RelapseRule rule,
        bool higherIsBetter,
        Enrolment enrolment,
        double[]? baseline = null,
        RelapseEvents? events = null,
        AnalysisUnits? units = null
    )
    {
        string notAssessed = $"no {series.Scale} assessment after the clock started";
        double[] time = new double[start.Length];
        bool[] isEvent = new bool[start.Length];
        for (int unit = 0; unit < time.Length; unit++)
        {
            time[unit] = double.NaN;
            ReadOnlySpan<double> days = series.Days(unit);
            double last = days.Length == 0 ? double.NaN : days[^1];
            double other = events is null
                ? double.NaN
                : events.FirstWithin(units!.Subject[unit], start[unit], last + rule.MaximumGap);
            if (double.IsNaN(start[unit]) || double.IsNaN(last) || (last <= start[unit] && double.IsNaN(other)))
            {
                enrolment.LeaveOut(unit, notAssessed);
                continue;
            }
            if (baseline is not null && !(baseline[unit] > 0))
            {
                enrolment.LeaveOut(
                    unit,
                    double.IsNaN(baseline[unit])
                        ? $"no {series.Scale} baseline"
                        : "baseline of 0 or below: no relative change"
                );
                continue;
            }
            if (events is not null && events.HasUndated(units!.Subject[unit]))
            {
                enrolment.LeaveOut(unit, "an event that may be a relapse has no start day");
                continue;
            }
            int relapse = rule.FindRelapse(
                days,
                series.Scores(unit),
                start[unit],
                higherIsBetter,
                baseline?[unit] ?? double.NaN
            );
            double end = relapse >= 0 ? days[relapse] : last;
            // NaN compares false: without another event the scores decide.
            bool isOther = relapse >= 0 ? other < end : !double.IsNaN(other);
            isEvent[unit] = relapse >= 0 || isOther;
            time[unit] = (isOther ? other : end) - start[unit];
        }
        return new TimeEndpoint(time, isEvent);
    }
}
