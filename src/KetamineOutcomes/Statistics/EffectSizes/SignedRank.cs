using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Wilcoxon's signed rank test of differences within people, with the pseudo-median.</summary>
/// <remarks>V is the sum of the ranks of positive differences; zeros are dropped, as in R. Exact for fewer than 50
/// differences without ties and zeros; else normal with continuity correction and the variance corrected for ties (SAS's
/// UNIVARIATE is exact to 20 and uses t beyond). The shift is the median of the Walsh averages of the differences that
/// are not zero, its limits exact order statistics of them, where R's normal limits stop within 1e-4.</remarks>
public sealed record SignedRank : Result
{
    private SignedRank(TestResult test, Estimate shift)
    {
        Test = test;
        Shift = shift;
    }

    /// <summary>The test: V and its two-sided p.</summary>
    public TestResult Test { get; }

    /// <summary>The pseudo-median with its interval.</summary>
    public Estimate Shift { get; }

    /// <summary>Tests whether differences lie about 0.</summary>
    /// <param name="differences">One difference a person, finite.</param>
    /// <param name="level">Confidence level of the shift, in (0, 1).</param>
    /// <returns>Test and shift.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static SignedRank Of(ReadOnlySpan<double> differences, double level = 0.95) =>
        Of(SortedSample.Of(differences), level);

    /// <inheritdoc/>
    public override Table ToTable() => RankShift.Table("Wilcoxon signed rank test", "V", Test, Shift);

    internal static SignedRank Of(SortedSample differences, double level)
    {
        SortedSample nonzero = Nonzero(differences);
        double n = nonzero.Total;
        if (n == 0)
        {
            string reason = differences.Total == 0 ? "nobody has both values" : "every difference is 0";
            return new(
                TestResult.NotDefined("Wilcoxon signed rank test", reason),
                differences.Total == 0 ? Estimate.NotEstimable(reason) : Estimate.Of(0, reason: reason)
            );
        }
        (double v, double tieSum) = PositiveRanks(nonzero);
        var averages = new WalshPairs(nonzero);
        if (n < 50 && tieSum == 0 && n == differences.Total)
        {
            var ranks = new SignedRankDistribution((int)n);
            return new(
                RankShift.Exact("Wilcoxon signed rank test, exact", v, ranks.Cdf(v), ranks.UpperTail(v - 1)),
                RankShift.Exact(averages, ranks.Quantile((1 - level) / 2), ranks.Pmf(0), level)
            );
        }
        const string name = "Wilcoxon signed rank test, normal approximation with continuity correction";
        return new(
            RankShift.Approximate(name, v, n * (n + 1) / 4, Deviation(n, tieSum)),
            RankShift.Approximate(averages, Deviation(n, nonzero.TieSum()), level)
        );
    }

    private static double Deviation(double n, double tieSum) =>
        Math.Sqrt(Math.Max(0, n * (n + 1) * (2 * n + 1) / 24 - tieSum / 48));

    private static SortedSample Nonzero(SortedSample sample)
    {
        ReadOnlySpan<double> values = sample.Values;
        return values.Contains(0.0)
            ? SortedSample.Own(values.ToArray(), Enumerable.Range(0, values.Length).Select(Weight).ToArray())
            : sample;

        double Weight(int i) => sample.Values[i] == 0 ? 0 : sample.CountAt(i);
    }

    // The negative differences turned over are a second sample: V is the positive ones' rank sum among both.
    private static (double V, double TieSum) PositiveRanks(SortedSample nonzero)
    {
        int negative = nonzero.Values.BinarySearch(0.0);
        negative = ~negative;
        double[]? counts = nonzero.Counts.IsEmpty ? null : nonzero.Counts.ToArray();
        SortedSample above = SortedSample.Own(nonzero.Values[negative..].ToArray(), counts?[negative..]);
        double[] turned = nonzero.Values[..negative].ToArray();
        for (int i = 0; i < turned.Length; i++)
        {
            turned[i] = -turned[i];
        }
        SortedSample below = SortedSample.Own(turned, counts?[..negative]);
        Dominance pairs = Dominance.Of(above, below);
        return (pairs.U + pairs.N1 * (pairs.N1 + 1) / 2, pairs.TieSum);
    }
}
