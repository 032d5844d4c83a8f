using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The same people under a group's condition and the reference's; differences are group minus reference.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reference">The reference.</param>
/// <param name="N">People with a value under both.</param>
/// <param name="Unpaired">People with a value under only one of the two, who are left out of this comparison.</param>
/// <param name="MeanDifference">Mean difference with the paired t test.</param>
/// <param name="CohensDz">Mean difference over the differences' standard deviation.</param>
/// <param name="Wilcoxon">Signed rank test and pseudo-median.</param>
public sealed record PairedGroups(
    string Group,
    string Reference,
    double N,
    double Unpaired,
    MeanDifference MeanDifference,
    Estimate CohensDz,
    SignedRank Wilcoxon
)
{
    internal static PairedGroups Of(
        (string Group, string Reference) names,
        SortedSample differences,
        double unpaired,
        double level
    ) =>
        new(
            names.Group,
            names.Reference,
            differences.Total,
            unpaired,
            MeanDifference.Paired(differences.Moments, level),
            EffectSizes.CohensDz.EstimateOf(differences.Moments, level),
            SignedRank.Of(differences, level)
        );
}
