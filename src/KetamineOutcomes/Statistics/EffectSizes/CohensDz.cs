using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Cohen's d_z: the mean of differences within people over their standard deviation.</summary>
/// <remarks>Limits from the noncentral t distribution on n − 1 degrees of freedom. It is not comparable with d between
/// groups: it grows with the correlation between the two values of a person.</remarks>
public static class CohensDz
{
    private const string Name = "Cohen's dz";
    private const string Method = "mean difference over the differences' standard deviation; noncentral t interval";

    /// <summary>d_z of differences.</summary>
    /// <param name="differences">One difference a person, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>d_z.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(ReadOnlySpan<double> differences, double level = 0.95) =>
        Of(Moments.Of(differences), level);

    /// <summary>d_z from the differences' summary.</summary>
    /// <param name="differences">Moments of one difference a person.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>d_z.</returns>
    public static EffectSize Of(Moments differences, double level = 0.95) =>
        new(Name, Method, EstimateOf(differences, level));

    internal static Estimate EstimateOf(Moments differences, double level)
    {
        if (differences.Overflows)
        {
            return Estimate.NotEstimable(Moments.TooLarge);
        }
        if (differences.StandardDeviation is not { } deviation)
        {
            return Estimate.NotEstimable("at least two people with both values are needed");
        }
        if (deviation == 0)
        {
            return Estimate.NotEstimable("the differences' standard deviation is 0");
        }
        double scale = 1 / Math.Sqrt(differences.Count);
        return NoncentralInterval.Of(differences.Mean / deviation / scale, differences.Count - 1, scale, level);
    }
}
