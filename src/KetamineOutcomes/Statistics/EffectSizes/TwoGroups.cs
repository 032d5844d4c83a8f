using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>A group against the reference; every difference is group minus reference.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Welch">Difference of means with unlike variances.</param>
/// <param name="Pooled">Difference of means with one variance.</param>
/// <param name="CohensD">Over the pooled standard deviation.</param>
/// <param name="HedgesG">The same, corrected for small samples.</param>
/// <param name="GlassDelta">Over the reference's standard deviation.</param>
/// <param name="CliffsDelta">Share of pairs higher less share lower.</param>
/// <param name="CommonLanguage">Share of pairs higher, ties one half.</param>
/// <param name="MannWhitney">Rank test and shift.</param>
public sealed record TwoGroups(
    string Group,
    string Reference,
    MeanDifference Welch,
    MeanDifference Pooled,
    Estimate CohensD,
    Estimate HedgesG,
    Estimate GlassDelta,
    Estimate CliffsDelta,
    Estimate CommonLanguage,
    MannWhitney MannWhitney
)
{
    internal static TwoGroups Of(
        (string Group, string Reference) names,
        SortedSample group,
        SortedSample reference,
        MeanComparisonOptions options
    )
    {
        double level = options.Level;
        Moments a = group.Moments;
        Moments b = reference.Moments;
        Dominance pairs = Dominance.Of(group, reference);
        Estimate d = EffectSizes.CohensD.EstimateOf(a, b, level);
        return new TwoGroups(
            names.Group,
            names.Reference,
            MeanDifference.Welch(a, b, level),
            MeanDifference.Pooled(a, b, level),
            d,
            EffectSizes.HedgesG.EstimateOf(d, a.Count, b.Count),
            EffectSizes.GlassDelta.EstimateOf(a, b, level),
            EffectSizes.CliffsDelta.EstimateOf(group, reference, pairs, level, options.CliffsDelta),
            EffectSizes.CommonLanguage.EstimateOf(pairs),
            EffectSizes.MannWhitney.Of(group, reference, pairs, level, options.RankTest)
        );
    }
}
