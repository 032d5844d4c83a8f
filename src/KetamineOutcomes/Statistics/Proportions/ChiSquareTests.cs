using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Pearson's chi-square of k proportions.</summary>
internal static class ChiSquareTests
{
    private const string Name = "Pearson chi-square";

    /// <summary>Σ nᵢ(pᵢ − p)² / (pq); groups of nobody take no part. The correction is Yates's, for two groups only.</summary>
    public static TestResult Of(IReadOnlyList<BinomialCount> groups, bool continuityCorrection)
    {
        BinomialCount[] present = BinomialCount.Present(groups);
        if (present.Length < 2)
        {
            return TestResult.NotDefined(Name, "fewer than two groups with people");
        }
        BinomialCount all = BinomialCount.Sum(present);
        if (all.Events == 0 || all.NonEvents == 0)
        {
            return TestResult.NotDefined(Name, "everybody had the same outcome");
        }
        bool corrected = continuityCorrection && present.Length == 2;
        double statistic = 0;
        foreach (BinomialCount group in present)
        {
            // O − E from the exact cross product.
            double excess = Math.Abs((double)((Int128)group.Events * all.N - (Int128)all.Events * group.N)) / all.N;
            excess -= corrected ? Math.Min(0.5, excess) : 0;
            statistic += excess / group.N * excess;
        }
        statistic *= (double)all.N / all.Events * ((double)all.N / all.NonEvents);
        int df = present.Length - 1;
        string name = corrected ? "Pearson chi-square, Yates-corrected" : Name;
        return new TestResult(name, statistic, df, ChiSquared.UpperTail(statistic, df));
    }
}
