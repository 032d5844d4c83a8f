namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Time to …: days from first dose to the first assessment after day 0 that qualifies, else censored at the last
/// assessment of that scale; nobody assessed after day 0 is left out and counted."</summary>
internal static class TimeToCriterion
{
    /// <summary>Day of the first assessment that qualifies, or of the last, one a unit.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="baseline">One baseline a unit, NaN for none.</param>
    /// <param name="criterion">Response or remission.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    public static TimeEndpoint Of(ScoreSeries series, double[] baseline, Criterion criterion, Enrolment enrolment)
    {
        string noBaseline = $"no {series.Scale} baseline";
        string notAssessed = $"no {series.Scale} assessment after day 0";
        double[] time = new double[series.UnitCount];
        bool[] isEvent = new bool[series.UnitCount];
        for (int unit = 0; unit < time.Length; unit++)
        {
            ReadOnlySpan<double> days = series.Days(unit);
            string? reason =
                double.IsNaN(baseline[unit]) ? noBaseline
                : criterion.ReasonAgainst(baseline[unit]) is { } against ? against
                : days.Length == 0 || days[^1] <= 0 ? notAssessed
                : null;
            time[unit] = double.NaN;
            if (reason is not null)
            {
                enrolment.LeaveOut(unit, reason);
                continue;
            }
            int first = FirstMet(days, series.Scores(unit), baseline[unit], criterion);
            isEvent[unit] = first >= 0;
            time[unit] = days[first >= 0 ? first : days.Length - 1];
        }
        return new TimeEndpoint(time, isEvent);
    }

    /// <summary>The place of the first assessment after day 0 that qualifies, or -1.</summary>
    /// <param name="days">The unit's days, ascending.</param>
    /// <param name="scores">The unit's scores.</param>
    /// <param name="baseline">The baseline score.</param>
    /// <param name="criterion">The criterion.</param>
    public static int FirstMet(
        ReadOnlySpan<double> days,
        ReadOnlySpan<double> scores,
        double baseline,
        Criterion criterion
    )
    {
        for (int i = 0; i < days.Length; i++)
        {
            if (days[i] > 0 && criterion.IsMet(baseline, scores[i]))
            {
                return i;
            }
        }
        return -1;
    }
}
