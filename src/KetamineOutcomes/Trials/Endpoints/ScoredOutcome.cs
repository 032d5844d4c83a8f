namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>The score that stands for a day, unit by unit, after the rule for missing scores.</summary>
internal static class ScoredOutcome
{
    /// <summary>The place of each unit's score among its scores: -1 when there is none and the unit stays in as a
    /// failure; units that cannot count are left out with the reason.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="baseline">One baseline a unit, NaN for none.</param>
    /// <param name="window">Target and window.</param>
    /// <param name="missing">The rule for people without a score at the day.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    public static int[] Places(
        ScoreSeries series,
        double[] baseline,
        DayWindow window,
        MissingRule missing,
        Enrolment enrolment
    )
    {
        string noBaseline = $"no {series.Scale} baseline";
        string noScore = Invariant($"no {series.Scale} score at day {window.Day}");
        if (window.From != window.Day || window.To != window.Day)
        {
            noScore += Invariant($" (window {window.From} to {window.To})");
        }
        string noneToCarry = $"no {series.Scale} score after day 0 to carry forward";
        int[] places = new int[series.UnitCount];
        for (int unit = 0; unit < places.Length; unit++)
        {
            places[unit] = -1;
            if (double.IsNaN(baseline[unit]))
            {
                enrolment.LeaveOut(unit, noBaseline);
                continue;
            }
            ReadOnlySpan<double> days = series.Days(unit);
            int place = ScoreAtDay.Find(days, window);
            if (place < 0 && missing == MissingRule.Locf)
            {
                place = ScoreAtDay.FindCarried(days, window);
            }
            places[unit] = place;
            if (place < 0 && missing != MissingRule.Nonresponder)
            {
                enrolment.LeaveOut(unit, missing == MissingRule.Locf ? noneToCarry : noScore);
            }
        }
        return places;
    }
}
