using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Tests over strata: Cochran-Mantel-Haenszel, Breslow-Day and Tarone.</summary>
internal static class StratifiedTests
{
    public static TestResult ConditionalIndependence(Stratum[] strata, bool continuityCorrection)
    {
        string name = continuityCorrection
            ? "Cochran-Mantel-Haenszel, continuity-corrected"
            : "Cochran-Mantel-Haenszel";
        double excess = 0;
        double variance = 0;
        foreach (Stratum stratum in Informative(strata))
        {
            (double a, double b, double c, double d, double n) = MantelHaenszelEstimates.Cells(stratum);
            // a − n₁m/N = (ad − bc)/N, from the exact cross product.
            excess += (a * d - b * c) / n;
            variance += (a + b) / n * ((c + d) / n) * ((a + c) * ((b + d) / (n - 1)));
        }
        if (variance == 0)
        {
            return TestResult.NotDefined(name, "no stratum has both groups and both outcomes");
        }
        double distance = Math.Abs(excess);
        distance -= continuityCorrection && distance >= 0.5 ? 0.5 : 0;
        double statistic = distance / variance * distance;
        return new TestResult(name, statistic, 1, ChiSquared.UpperTail(statistic, 1));
    }

    public static (TestResult BreslowDay, TestResult Tarone) Homogeneity(Stratum[] strata, double? oddsRatio)
    {
        const string BreslowDay = "Breslow-Day";
        const string Tarone = "Breslow-Day, Tarone's correction";
        Stratum[] used = Informative(strata);
        string? reason =
            used.Length < 2 ? "fewer than two strata have both groups and both outcomes"
            : oddsRatio is null or 0 ? "the common odds ratio is 0 or absent"
            : null;
        if (reason is not null || oddsRatio is not { } common)
        {
            return (TestResult.NotDefined(BreslowDay, reason!), TestResult.NotDefined(Tarone, reason!));
        }
        double statistic = 0;
        double excess = 0;
        double variance = 0;
        foreach (Stratum stratum in used)
        {
            (double a, _, double c, _, _) = MantelHaenszelEstimates.Cells(stratum);
            double n1 = stratum.Group.N;
            double n0 = stratum.Reference.N;
            double expected = RestrictedProportion.ExpectedEvents(n1, n0, a + c, common);
            double cell = RestrictedProportion.CellVariance(n1, n0, a + c, expected);
            statistic += (a - expected) / cell * (a - expected);
            excess += a - expected;
            variance += cell;
        }
        double tarone = Math.Max(statistic - excess / variance * excess, 0);
        int df = used.Length - 1;
        return (
            new TestResult(BreslowDay, statistic, df, ChiSquared.UpperTail(statistic, df)),
            new TestResult(Tarone, tarone, df, ChiSquared.UpperTail(tarone, df))
        );
    }

    private static Stratum[] Informative(Stratum[] strata) =>
        [
            .. strata.Where(s =>
                s.Group.Events + s.Reference.Events > 0 && s.Group.NonEvents + s.Reference.NonEvents > 0
            ),
        ];
}
