namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Score at a day: the one nearest to the target inside the window, which includes both ends; of two at equal
/// distance, the later."</summary>
/// <remarks>Only scores after day 0 count: one at or before day 0 is a baseline, whatever the window. Distances that
/// differ by less than 1e-9 days are equal, since 0.7 − 0.6 and 0.8 − 0.7 differ in floating point.</remarks>
internal static class ScoreAtDay
{
    private const double SameDistance = 1e-9;

    /// <summary>The place of the score among a unit's scores, or -1 when the window holds none.</summary>
    /// <param name="days">The unit's days, ascending.</param>
    /// <param name="window">Target and window.</param>
    public static int Find(ReadOnlySpan<double> days, DayWindow window)
    {
        int found = -1;
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < days.Length && days[i] <= window.To; i++)
        {
            double distance = Math.Abs(days[i] - window.Day);
            if (days[i] > 0 && days[i] >= window.From && distance <= nearest + SameDistance)
            {
                found = i;
                nearest = distance;
            }
        }
        return found;
    }

    /// <summary>The place of the score that is carried forward: the last after day 0 and before the window; -1 for none.</summary>
    /// <param name="days">The unit's days, ascending.</param>
    /// <param name="window">Target and window.</param>
    public static int FindCarried(ReadOnlySpan<double> days, DayWindow window)
    {
        int found = -1;
        for (int i = 0; i < days.Length && days[i] < window.From; i++)
        {
            found = days[i] > 0 ? i : found;
        }
        return found;
    }
}
