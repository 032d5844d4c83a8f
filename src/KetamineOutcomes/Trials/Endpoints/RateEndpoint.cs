namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Response or remission at a day: who met the criterion, of those who count.</summary>
internal static class RateEndpoint
{
    /// <summary>Whether each unit met the criterion; <c>false</c> too for units that are left out.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="baseline">One baseline a unit, NaN for none.</param>
    /// <param name="window">Target and window.</param>
    /// <param name="missing">The rule for people without a score at the day.</param>
    /// <param name="criterion">Response or remission.</param>
    /// <param name="sustained">That the criterion has to hold from a day on, or <c>null</c>.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    public static bool[] Of(
        ScoreSeries series,
        double[] baseline,
        DayWindow window,
        MissingRule missing,
        Criterion criterion,
        SustainedRule? sustained,
        Enrolment enrolment
    )
    {
        int[] places = ScoredOutcome.Places(series, baseline, window, missing, enrolment);
        bool[] met = new bool[places.Length];
        for (int unit = 0; unit < met.Length; unit++)
        {
            if (enrolment.IsIn(unit) && criterion.ReasonAgainst(baseline[unit]) is { } reason)
            {
                enrolment.LeaveOut(unit, reason);
            }
            if (!enrolment.IsIn(unit) || places[unit] < 0)
            {
                continue;
            }
            ReadOnlySpan<double> scores = series.Scores(unit);
            met[unit] = sustained is null
                ? criterion.IsMet(baseline[unit], scores[places[unit]])
                : sustained.Holds(series.Days(unit), scores, baseline[unit], places[unit], criterion);
        }
        return met;
    }
}
