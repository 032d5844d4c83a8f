using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Glass's Δ: the difference of means over the standard deviation of the reference, for when treatment changes
/// the spread as well.</summary>
/// <remarks>Limits from the noncentral t distribution on n₂ − 1 degrees of freedom (those of the reference's variance),
/// about the difference over Welch's standard error, as in R's effectsize: with unlike variances there is no exact
/// interval, and the one that supposes equal variances is too short when the group spreads more. The standard error is
/// the delta method's, √(s₁²/(s₂²n₁) + 1/n₂ + Δ²/(2(n₂ − 1))) (Bonett 2008, doi:10.1037/1082-989X.13.2.99).</remarks>
public static class GlassDelta
{
    private const string Name = "Glass's delta";
    private const string Method = "difference of means over the reference's standard deviation; noncentral t interval";

    /// <summary>Glass's Δ of two groups.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite, whose standard deviation is the unit.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Δ, positive when the group is higher.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(ReadOnlySpan<double> group, ReadOnlySpan<double> reference, double level = 0.95) =>
        Of(Moments.Of(group), Moments.Of(reference), level);

    /// <summary>Glass's Δ from summaries.</summary>
    /// <param name="group">The group's moments.</param>
    /// <param name="reference">The reference's moments.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Δ, positive when the group is higher.</returns>
    public static EffectSize Of(Moments group, Moments reference, double level = 0.95) =>
        new(Name, Method, EstimateOf(group, reference, level));

    internal static Estimate EstimateOf(Moments group, Moments reference, double level)
    {
        if (group.Count == 0 || reference.Count == 0)
        {
            return Estimate.NotEstimable("a group has nobody with a value");
        }
        if (group.Overflows || reference.Overflows)
        {
            return Estimate.NotEstimable(Moments.TooLarge);
        }
        if (reference.StandardDeviation is not { } deviation)
        {
            return Estimate.NotEstimable("the reference needs at least two people");
        }
        if (deviation == 0)
        {
            return Estimate.NotEstimable("the reference's standard deviation is 0");
        }
        double difference = group.MeanAbove(reference);
        if (group.Variance is not { } variance)
        {
            double value = difference / deviation;
            return double.IsFinite(value)
                ? Estimate.Of(value, reason: "limits need at least two people in the group")
                : Estimate.NotEstimable(Moments.TooLarge);
        }
        double error = Math.Sqrt(variance / group.Count + deviation * deviation / reference.Count);
        Estimate delta = NoncentralInterval.Of(difference / error, reference.Count - 1, error / deviation, level);
        if (delta.Value is not { } point)
        {
            return delta;
        }
        double relative = error / deviation;
        double standardError = Math.Sqrt(relative * relative + point * point / (2 * (reference.Count - 1)));
        return Estimate.Of(point, standardError, delta.Interval);
    }
}
