using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>MaxCombo: the largest of several Fleming-Harrington tests, with the p-value of the largest; for curves that part
/// late, or cross, when that is not known beforehand.</summary>
/// <remarks><para>Scores of two weights have the covariance of the test whose powers are their means, since
/// S^ρ(1−S)^γ multiply so. The p-value is P(max |zᵢ| &gt; the largest seen) under the joint normal law.</para>
/// <para>Groups are compared in pairs with the reference, among the two alone, within strata when the table has them. Lin et al.
/// (2020), doi:10.1080/19466315.2019.1697738; Karrison (2016), doi:10.1177/1536867X1601600308.</para></remarks>
public static class MaxCombo
{
    private static readonly LogRankWeight[] Usual =
    [
        LogRankWeight.FlemingHarrington(0, 0),
        LogRankWeight.FlemingHarrington(0, 1),
        LogRankWeight.FlemingHarrington(1, 0),
        LogRankWeight.FlemingHarrington(1, 1),
    ];

    /// <summary>Compares groups with a reference.</summary>
    /// <param name="times">Times, events and entries.</param>
    /// <param name="by">Groups.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="weights">The weights; <c>null</c> for (0,0), (0,1), (1,0), (1,1).</param>
    /// <param name="strata">Strata, or <c>null</c>.</param>
    /// <param name="seed">Seed of the p-value where it is drawn.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentException">There is no weight, or one is not Fleming-Harrington's.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static MaxComboTest Test(
        EventTimes times,
        Factor by,
        string? reference = null,
        IReadOnlyList<LogRankWeight>? weights = null,
        Factor? strata = null,
        int seed = 1
    ) => Test(KaplanMeier.Fit(EventTable.From(times, by, strata)), reference, weights, seed);

    /// <summary>Compares the groups of a fit with a reference.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="weights">The weights; <c>null</c> for (0,0), (0,1), (1,0), (1,1).</param>
    /// <param name="seed">Seed of the p-value where it is drawn.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentException">There is no weight, or one is not Fleming-Harrington's.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static MaxComboTest Test(
        KaplanMeierFit fit,
        string? reference = null,
        IReadOnlyList<LogRankWeight>? weights = null,
        int seed = 1
    )
    {
        weights ??= Usual;
        if (weights.Count == 0 || weights.Any(weight => !weight.IsFlemingHarrington))
        {
            throw new ArgumentException("MaxCombo takes one or more of Fleming-Harrington's weights.", nameof(weights));
        }
        int against = reference is null ? 0 : fit.IndexOf(reference);
        return new MaxComboTest
        {
            Reference = fit.Curves[against].Group,
            Comparisons = Enumerable
                .Range(0, fit.Curves.Count)
                .Where(group => group != against)
                .Select(group => Compare(fit.Joined.Pair(group, against), fit.Curves[group].Group, weights, seed))
                .ToArray(),
        };
    }

    private static MaxComboComparison Compare(
        JoinedTable pair,
        string group,
        IReadOnlyList<LogRankWeight> weights,
        int seed
    )
    {
        const string Name = "MaxCombo";
        int k = weights.Count;
        var covariance = new double[k, k];
        var scores = new double[k];
        string? reason = null;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                LogRankWeight mean = LogRankWeight.FlemingHarrington(
                    (weights[i].Rho + weights[j].Rho) / 2,
                    (weights[i].Gamma + weights[j].Gamma) / 2
                );
                LogRankTest test = LogRankSums.Test(pair, mean);
                covariance[i, j] = covariance[j, i] = test.Covariance[0];
                if (i == j)
                {
                    scores[i] = test.Groups[0].Observed - test.Groups[0].Expected;
                    reason ??= test.Test.Reason;
                }
            }
        }
        if (reason is not null)
        {
            return new MaxComboComparison(group, TestResult.NotDefined(Name, reason), []);
        }
        var correlation = new double[k, k];
        var components = new MaxComboComponent[k];
        for (int i = 0; i < k; i++)
        {
            components[i] = new MaxComboComponent(weights[i], scores[i] / Math.Sqrt(covariance[i, i]));
            for (int j = 0; j < k; j++)
            {
                correlation[i, j] = covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
            }
        }
        double largest = components.Max(component => Math.Abs(component.Z));
        (double p, double? error) = LargestNormal.UpperTail(largest, correlation, seed);
        return new MaxComboComparison(group, new TestResult(Name, largest, null, Math.Min(1, p)), components, error);
    }
}
