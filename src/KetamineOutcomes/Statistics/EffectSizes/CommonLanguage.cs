using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The common-language effect size: the chance that a random person of the group is higher than a random person
/// of the reference, ties counting one half; 0 to 1, one half when there is no difference.</summary>
/// <remarks>Counted over all pairs, U/(n₁n₂) (Vargha and Delaney 2000, doi:10.3102/10769986025002101), so that no
/// distribution is supposed; it equals (δ + 1)/2. McGraw and Wong (1992) suppose normal values instead, Φ(d/√2) with one
/// variance, as R's <c>effectsize::p_superiority</c> does by default.</remarks>
public static class CommonLanguage
{
    private const string Name = "Common-language effect size";
    private const string Method = "share of pairs in which the group is higher, ties one half";

    /// <summary>The common-language effect size of two groups, in n log n time.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <returns>The chance, without limits.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(ReadOnlySpan<double> group, ReadOnlySpan<double> reference) =>
        new(Name, Method, EstimateOf(Dominance.Of(SortedSample.Of(group), SortedSample.Of(reference))));

    internal static Estimate EstimateOf(Dominance pairs) =>
        pairs.Pairs == 0
            ? Estimate.NotEstimable("a group has nobody with a value")
            : Estimate.Of(pairs.U / pairs.Pairs);
}
