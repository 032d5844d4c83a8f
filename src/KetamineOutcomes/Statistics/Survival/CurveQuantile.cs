namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The time at which a falling step curve first reaches a height.</summary>
internal static class CurveQuantile
{
    private const double Same = 1.0 / (1 << 26);

    /// <summary>First time at which the values are at or below the height; the midpoint of the flat stretch when they equal
    /// it; NaN when they stay above, or under SAS's rule when they stay flat to the end. NaN values are passed over.</summary>
    public static double Of(ReadOnlySpan<double> time, ReadOnlySpan<double> values, double height, QuantileRule rule)
    {
        for (int i = 0; i < time.Length; i++)
        {
            if (!(values[i] <= height + Same))
            {
                continue;
            }
            if (values[i] < height - Same)
            {
                return time[i];
            }
            for (int j = i + 1; j < time.Length; j++)
            {
                if (values[j] < height - Same)
                {
                    return time[i] + (time[j] - time[i]) / 2;
                }
            }
            return rule == QuantileRule.R ? time[i] + (time[^1] - time[i]) / 2 : double.NaN;
        }
        return double.NaN;
    }
}
