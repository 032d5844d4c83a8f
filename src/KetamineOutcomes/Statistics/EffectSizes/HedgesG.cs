using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Hedges' g: Cohen's d times J, which takes out its bias in small samples.</summary>
/// <remarks>J is exact, Γ(m/2)/(√(m/2) Γ((m−1)/2)) with m = n₁ + n₂ − 2 (Hedges 1981,
/// doi:10.3102/10769986006002107), not 1 − 3/(4m − 1). Limits are J times those of d. The standard error is
/// √(1/n₁ + 1/n₂ + g²/(2(n₁ + n₂))), the one that the meta-analysis of standardised differences uses. R's effectsize
/// gives the same g and limits; metafor's <c>escalc</c> the same variance.</remarks>
public static class HedgesG
{
    private const string Name = "Hedges' g";
    private const string Method = "Cohen's d times the exact small-sample correction J; interval J times d's";

    /// <summary>Hedges' g of two groups.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>g, positive when the group is higher.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(ReadOnlySpan<double> group, ReadOnlySpan<double> reference, double level = 0.95) =>
        Of(Moments.Of(group), Moments.Of(reference), level);

    /// <summary>Hedges' g from summaries.</summary>
    /// <param name="group">The group's moments.</param>
    /// <param name="reference">The reference's moments.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>g, positive when the group is higher.</returns>
    public static EffectSize Of(Moments group, Moments reference, double level = 0.95) =>
        new(Name, Method, EstimateOf(CohensD.EstimateOf(group, reference, level), group.Count, reference.Count));

    internal static Estimate EstimateOf(Estimate cohensD, double n1, double n2)
    {
        if (cohensD.Value is not { } d)
        {
            return cohensD;
        }
        if (n1 + n2 < 4)
        {
            return Estimate.NotEstimable("the small-sample correction needs at least four people");
        }
        double j = HedgesCorrection.Factor(n1 + n2 - 2);
        double g = j * d;
        ConfidenceInterval limits = cohensD.Interval!;
        return Estimate.Of(
            g,
            Math.Sqrt(1 / n1 + 1 / n2 + g * g / (2 * (n1 + n2))),
            new ConfidenceInterval(j * limits.Lower, j * limits.Upper, limits.Level)
        );
    }
}
