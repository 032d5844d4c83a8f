namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Change: score minus baseline", at a day.</summary>
internal static class ChangeEndpoint
{
    /// <summary>Each unit's change; NaN for units that are left out.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="baseline">One baseline a unit, NaN for none.</param>
    /// <param name="window">Target and window.</param>
    /// <param name="missing">Observed, or last observation carried forward.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    /// <exception cref="ArgumentException">A change cannot be a failure: the nonresponder rule.</exception>
    public static double[] Of(
        ScoreSeries series,
        double[] baseline,
        DayWindow window,
        MissingRule missing,
        Enrolment enrolment
    )
    {
        if (missing == MissingRule.Nonresponder)
        {
            throw new ArgumentException("A missing change is no number; use observed or locf.", nameof(missing));
        }
        int[] places = ScoredOutcome.Places(series, baseline, window, missing, enrolment);
        double[] change = new double[places.Length];
        for (int unit = 0; unit < change.Length; unit++)
        {
            change[unit] = places[unit] < 0 ? double.NaN : series.Scores(unit)[places[unit]] - baseline[unit];
        }
        return change;
    }
}
