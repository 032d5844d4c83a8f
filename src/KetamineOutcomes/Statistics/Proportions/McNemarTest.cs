using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>McNemar's test in its four forms. Only discordant people count: b with the event under the group's treatment
/// alone, c under the reference's alone.</summary>
/// <remarks>The exact p is the one reported by default. It is conservative; mid-p is the remedy that Fagerland, Lydersen and
/// Laake (2013) advise, doi:10.1186/1471-2288-13-91.</remarks>
public sealed record McNemarTest
{
    private McNemarTest(double? exact, double? mid, TestResult asymptotic, TestResult corrected)
    {
        ExactPValue = exact;
        MidPValue = mid;
        Asymptotic = asymptotic;
        ContinuityCorrected = corrected;
    }

    /// <summary>Exact two-sided p: twice the binomial(b + c, ½) tail of the smaller count, at most 1; <c>null</c> without anybody.</summary>
    public double? ExactPValue { get; }

    /// <summary>Twice the tail that counts the table seen by half.</summary>
    public double? MidPValue { get; }

    /// <summary>(b − c)² / (b + c) on one degree of freedom: SAS's.</summary>
    public TestResult Asymptotic { get; }

    /// <summary>(|b − c| − 1)² / (b + c): R's default.</summary>
    public TestResult ContinuityCorrected { get; }

    internal static McNemarTest Of(PairedCount count)
    {
        (long groupOnly, long referenceOnly) = (count.GroupOnly, count.ReferenceOnly);
        const string Name = "McNemar chi-square";
        const string Corrected = "McNemar chi-square, continuity-corrected";
        double discordant = (double)groupOnly + referenceOnly;
        if (discordant == 0)
        {
            string reason =
                count.N == 0 ? "nobody was observed under both" : "nobody had the event under one treatment alone";
            double? certain = count.N == 0 ? null : 1;
            return new McNemarTest(
                certain,
                certain,
                TestResult.NotDefined(Name, reason),
                TestResult.NotDefined(Corrected, reason)
            );
        }
        long fewer = Math.Min(groupOnly, referenceOnly);
        double tail = Binomial.Cdf(fewer, discordant, 0.5);
        double point = Binomial.Pmf(fewer, discordant, 0.5);
        bool even = groupOnly == referenceOnly;
        double exact = even ? 1 : Math.Min(2 * tail, 1);
        double mid = even ? 1 : exact - point;
        double gap = Math.Abs((double)(groupOnly - referenceOnly));
        return new McNemarTest(
            exact,
            Math.Max(mid, 0),
            ChiSquare(Name, gap / discordant * gap),
            ChiSquare(Corrected, even ? 0 : (gap - 1) / discordant * (gap - 1))
        );
    }

    private static TestResult ChiSquare(string name, double statistic) =>
        new(name, statistic, 1, ChiSquared.UpperTail(statistic, 1));
}
