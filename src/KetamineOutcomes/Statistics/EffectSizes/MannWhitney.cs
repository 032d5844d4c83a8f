using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The Mann-Whitney (Wilcoxon rank-sum) test with the Hodges-Lehmann shift.</summary>
/// <remarks>U counts the pairs in which the group is higher, ties one half (R's W). Exact when both groups have fewer than
/// 50 people and no value occurs twice; else normal with continuity correction and the variance corrected for ties. The
/// shift is the median of all differences, its limits the differences at which the test of a shifted group turns; they
/// are exact order statistics, where R's normal limits stop within 1e-4 of them. Where too few people are there to reach
/// the level R gives the range with a warning; here the limits are absent. SAS: NPAR1WAY with HL (normal).</remarks>
public sealed record MannWhitney : Result
{
    private MannWhitney(TestResult test, Estimate shift)
    {
        Test = test;
        Shift = shift;
    }

    /// <summary>The test: U and its two-sided p.</summary>
    public TestResult Test { get; }

    /// <summary>The Hodges-Lehmann shift, positive when the group is higher, with its interval.</summary>
    public Estimate Shift { get; }

    /// <summary>Tests two groups, in n log n time.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level of the shift, in (0, 1).</param>
    /// <param name="method">When the test is exact.</param>
    /// <returns>Test and shift.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static MannWhitney Of(
        ReadOnlySpan<double> group,
        ReadOnlySpan<double> reference,
        double level = 0.95,
        RankTestMethod method = RankTestMethod.Automatic
    )
    {
        SortedSample first = SortedSample.Of(group);
        SortedSample second = SortedSample.Of(reference);
        return Of(first, second, Dominance.Of(first, second), level, method);
    }

    /// <inheritdoc/>
    public override Table ToTable() => RankShift.Table("Mann-Whitney test", "U", Test, Shift);

    internal static MannWhitney Of(
        SortedSample group,
        SortedSample reference,
        Dominance pairs,
        double level,
        RankTestMethod method
    )
    {
        if (pairs.Pairs == 0)
        {
            const string reason = "a group has nobody with a value";
            return new(TestResult.NotDefined("Mann-Whitney test", reason), Estimate.NotEstimable(reason));
        }
        var differences = new DifferencePairs(group, reference);
        bool exact = method == RankTestMethod.Automatic && pairs.N1 < 50 && pairs.N2 < 50 && !pairs.HasTies;
        if (exact)
        {
            var ranks = new RankSumDistribution((int)pairs.N1, (int)pairs.N2);
            return new(
                RankShift.Exact("Mann-Whitney test, exact", pairs.U, ranks.Cdf(pairs.U), ranks.UpperTail(pairs.U - 1)),
                RankShift.Exact(differences, ranks.Quantile((1 - level) / 2), ranks.Pmf(0), level)
            );
        }
        const string name = "Mann-Whitney test, normal approximation with continuity correction";
        double tieSum = group.TieSum() + reference.TieSum();
        return new(
            RankShift.Approximate(name, pairs.U, pairs.Pairs / 2, Deviation(pairs, pairs.TieSum)),
            RankShift.Approximate(differences, Deviation(pairs, tieSum), level)
        );
    }

    private static double Deviation(Dominance pairs, double tieSum)
    {
        double all = pairs.N1 + pairs.N2;
        return Math.Sqrt(Math.Max(0, pairs.Pairs / 12 * (all + 1 - tieSum / (all * (all - 1)))));
    }
}
