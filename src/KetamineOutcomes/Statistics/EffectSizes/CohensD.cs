using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Cohen's d: the difference of means over the pooled standard deviation.</summary>
/// <remarks>Limits from the noncentral t distribution on n₁ + n₂ − 2 degrees of freedom (exact for normal data with one
/// variance), as in R's effectsize, which stops its search at 1e-7 where this goes on to full precision.</remarks>
public static class CohensD
{
    private const string Name = "Cohen's d";
    private const string Method = "difference of means over the pooled standard deviation; noncentral t interval";

    /// <summary>Cohen's d of two groups.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>d, positive when the group is higher.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(ReadOnlySpan<double> group, ReadOnlySpan<double> reference, double level = 0.95) =>
        Of(Moments.Of(group), Moments.Of(reference), level);

    /// <summary>Cohen's d from summaries.</summary>
    /// <param name="group">The group's moments.</param>
    /// <param name="reference">The reference's moments.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>d, positive when the group is higher.</returns>
    public static EffectSize Of(Moments group, Moments reference, double level = 0.95) =>
        new(Name, Method, EstimateOf(group, reference, level));

    internal static Estimate EstimateOf(Moments group, Moments reference, double level)
    {
        double df = group.Count + reference.Count - 2;
        if (group.Count == 0 || reference.Count == 0)
        {
            return Estimate.NotEstimable("a group has nobody with a value");
        }
        if (group.Overflows || reference.Overflows)
        {
            return Estimate.NotEstimable(Moments.TooLarge);
        }
        if (df < 1)
        {
            return Estimate.NotEstimable("both groups together need at least three people");
        }
        double deviation = Math.Sqrt((group.SumOfSquares + reference.SumOfSquares) / df);
        if (deviation == 0)
        {
            return Estimate.NotEstimable("the pooled standard deviation is 0");
        }
        double scale = Math.Sqrt(1 / group.Count + 1 / reference.Count);
        return NoncentralInterval.Of(group.MeanAbove(reference) / deviation / scale, df, scale, level);
    }
}
