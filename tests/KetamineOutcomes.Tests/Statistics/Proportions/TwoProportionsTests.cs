using FsCheck;
using FsCheck.Xunit;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class TwoProportionsTests
{
    [Fact]
    public void Every_measure_agrees_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/two_proportions.csv").Rows)
        {
            BinomialCount group = OracleChecks.Count(row, "x1", "n1");
            BinomialCount reference = OracleChecks.Count(row, "x0", "n0");
            TwoProportions two = TwoProportions.Compare(group, reference, row.Value("level"));
            OracleChecks.AssertNumber(row, "d", two.RiskDifference.Estimate.Value);
            OracleChecks.AssertNumber(row, "se", two.RiskDifference.Estimate.StandardError);
            OracleChecks.AssertLimits(row, "wald", two.RiskDifference.Wald);
            OracleChecks.AssertLimits(row, "newcombe", two.RiskDifference.Newcombe);
            OracleChecks.AssertLimits(row, "mn", two.RiskDifference.MiettinenNurminen, 1e-14);
            OracleChecks.AssertNumber(row, "rr", two.RiskRatio.Estimate.Value);
            OracleChecks.AssertLimits(row, "rr", two.RiskRatio.Estimate.Interval);
            OracleChecks.AssertLimits(row, "rrMn", two.RiskRatio.Score);
            OracleChecks.AssertNumber(row, "or", two.OddsRatio.Estimate.Value);
            OracleChecks.AssertLimits(row, "or", two.OddsRatio.Estimate.Interval);
            OracleChecks.AssertLimits(row, "orMn", two.OddsRatio.Score);
            OracleChecks.AssertNumber(row, "fisherP", two.Fisher.PValue);
            OracleChecks.AssertNumber(row, "fisherOr", two.Fisher.OddsRatio.Value);
            OracleChecks.AssertLimits(row, "fisher", two.Fisher.OddsRatio.Interval);
            OracleChecks.AssertNumber(row, "chi", two.ChiSquare.Statistic);
            OracleChecks.AssertNumber(row, "chiP", two.ChiSquare.PValue);
            KetamineOutcomes.Statistics.Estimates.TestResult yates = TwoProportions
                .Compare(group, reference, continuityCorrection: true)
                .ChiSquare;
            OracleChecks.AssertNumber(row, "yates", yates.Statistic);
            OracleChecks.AssertNumber(row, "yatesP", yates.PValue);
        }
    }

    // Newcombe (1998), Statistics in Medicine 17:873-890, Table II: hybrid score (method 10) and Miettinen-Nurminen.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339, 0.0528, 0.3382)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090, 0.1700, 0.8406)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062, 0.0342, 0.8534)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926, -0.0326, 0.1933)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775, -0.1658, 0.2844)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775, -0.2879, 0.2879)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000, 0.7156, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000, 0.6636, 1.0000)]
    public void Newcombes_table_is_reproduced(
        long x1,
        long n1,
        long x0,
        long n0,
        double hybridLower,
        double hybridUpper,
        double scoreLower,
        double scoreUpper
    )
    {
        RiskDifference difference = Compare(x1, n1, x0, n0).RiskDifference;
        AssertPrinted(hybridLower, hybridUpper, difference.Newcombe);
        AssertPrinted(scoreLower, scoreUpper, difference.MiettinenNurminen);
    }

    // Agresti (1990), p. 61: Fisher's tea taster. R's help page prints the conditional estimate 6.408309 and the one-sided
    // 95% limit 0.3135693, which is the lower one of a two-sided 90% interval.
    [Fact]
    public void The_lady_tasting_tea_guesses()
    {
        FisherTest fisher = TwoProportions.Compare(new BinomialCount(3, 4), new BinomialCount(1, 4), 0.9).Fisher;
        Assert.Equal(34.0 / 70, fisher.PValue!.Value, 1e-14);
        Assert.Equal(6.408309, fisher.OddsRatio.ValueOrThrow(), 1e-3);
        Assert.Equal(0.3135693, fisher.OddsRatio.Interval!.Lower!.Value, 1e-4);
    }

    [Fact]
    public void A_zero_in_the_reference_leaves_infinite_ratios_with_a_lower_limit()
    {
        // Domany's trial: 6 of 22 against 0 of 19.
        TwoProportions two = Compare(6, 22, 0, 19);
        Assert.Null(two.RiskRatio.Estimate.Value);
        Assert.Contains("infinite", two.RiskRatio.Estimate.Reason, StringComparison.Ordinal);
        Assert.Null(two.OddsRatio.Estimate.Value);
        Assert.Null(two.Fisher.OddsRatio.Value);
        Assert.True(two.Fisher.OddsRatio.Interval!.Lower > 1);
        Assert.Null(two.Fisher.OddsRatio.Interval.Upper);
        Assert.True(two.RiskRatio.Score.Lower > 1);
        Assert.Null(two.RiskRatio.Score.Upper);
    }

    [Fact]
    public void Columns_give_one_comparison_for_each_other_group()
    {
        bool[] outcome = [true, false, true, true, false, false];
        var arm = Factor.FromTexts("arm", ["b", "a", "c", "b", "a", null]);
        IReadOnlyList<TwoProportions> two = TwoProportions.ByGroup(outcome, arm, "b");
        Assert.Equal(["a v b", "c v b"], two.Select(t => $"{t.Group} v {t.Reference}"));
        Assert.Equal(
            TwoProportions.Compare(0, 2, 2, 2).RiskDifference.Estimate.Value,
            two[0].RiskDifference.Estimate.Value
        );
        Assert.Equal("b", TwoProportions.ByGroup(outcome, arm)[0].Group);
        Assert.Throws<ArgumentException>(() => TwoProportions.ByGroup(outcome, arm, "d"));
    }

    [Fact]
    public void An_empty_group_gives_reasons()
    {
        TwoProportions two = Compare(0, 0, 3, 9);
        Assert.Null(two.RiskDifference.Estimate.Value);
        Assert.NotNull(two.RiskDifference.Newcombe.Reason);
        Assert.NotNull(two.RiskRatio.Estimate.Reason);
        Assert.NotNull(two.OddsRatio.Score.Reason);
        Assert.NotNull(two.NumberNeededToTreat.Reason);
        Assert.Null(two.Fisher.PValue);
        Assert.Null(two.ChiSquare.PValue);
        Assert.NotEmpty(two.ToString());
    }

    [Fact]
    public void A_billion_people_are_no_trouble()
    {
        TwoProportions two = Compare(300_030_000, 1_000_000_000, 300_000_000, 1_000_000_000);
        RiskDifference d = two.RiskDifference;
        // Here all intervals are Wald's, all tests the normal one, all ratios the sample's.
        foreach (ConfidenceInterval interval in new[] { d.Newcombe, d.MiettinenNurminen })
        {
            Tolerance.AssertClose(d.Wald.Lower!.Value, interval.Lower, 1e-6, "lower");
            Tolerance.AssertClose(d.Wald.Upper!.Value, interval.Upper, 1e-6, "upper");
        }
        Tolerance.AssertClose(two.OddsRatio.Estimate.ValueOrThrow(), two.Fisher.OddsRatio.Value, 1e-8, "odds ratio");
        Tolerance.AssertClose(two.OddsRatio.Estimate.Interval!.Lower!.Value, two.OddsRatio.Score.Lower, 1e-8, "score");
        Tolerance.AssertClose(
            two.OddsRatio.Estimate.Interval.Lower!.Value,
            two.Fisher.OddsRatio.Interval!.Lower,
            1e-7,
            "exact"
        );
        Tolerance.AssertClose(two.ChiSquare.PValue!.Value, two.Fisher.PValue, 1e-3, "p");
        Assert.Equal(3e-5, d.Estimate.ValueOrThrow(), 1e-18);
    }

    [Fact]
    public void Every_small_table_has_numbers_or_reasons_and_intervals_that_hold_the_estimate()
    {
        for (long n1 = 0; n1 <= 5; n1++)
        {
            for (long n0 = 0; n0 <= 5; n0++)
            {
                for (long x1 = 0; x1 <= n1; x1++)
                {
                    for (long x0 = 0; x0 <= n0; x0++)
                    {
                        AssertWhole(Compare(x1, n1, x0, n0));
                    }
                }
            }
        }
    }

    [Property]
    public void Swapping_arms_flips_signs_and_inverts_ratios(
        NonNegativeInt a,
        NonNegativeInt b,
        NonNegativeInt c,
        NonNegativeInt d
    )
    {
        if (a.Get + b.Get == 0 || c.Get + d.Get == 0)
        {
            return;
        }
        TwoProportions one = Compare(a.Get, a.Get + b.Get, c.Get, c.Get + d.Get);
        TwoProportions other = Compare(c.Get, c.Get + d.Get, a.Get, a.Get + b.Get);
        Assert.Equal(-one.RiskDifference.Estimate.ValueOrThrow(), other.RiskDifference.Estimate.ValueOrThrow());
        Assert.Equal(-one.RiskDifference.Newcombe.Lower!.Value, other.RiskDifference.Newcombe.Upper!.Value, 1e-14);
        ConfidenceInterval mn = one.RiskDifference.MiettinenNurminen;
        Assert.Equal(-mn.Lower!.Value, other.RiskDifference.MiettinenNurminen.Upper!.Value, 1e-14);
        Assert.Equal(one.Fisher.PValue!.Value, other.Fisher.PValue!.Value, 1e-12);
        if (one.OddsRatio.Estimate.Value is > 0 and { } ratio && other.OddsRatio.Estimate.Value is { } inverse)
        {
            Tolerance.AssertClose(1 / ratio, inverse, 1e-13);
        }
    }

    [Property]
    public void Intervals_hold_the_estimate_and_grow_with_the_level(
        NonNegativeInt a,
        NonNegativeInt b,
        NonNegativeInt c,
        NonNegativeInt d
    )
    {
        if (a.Get + b.Get == 0 || c.Get + d.Get == 0)
        {
            return;
        }
        var group = new BinomialCount(a.Get, a.Get + b.Get);
        var reference = new BinomialCount(c.Get, c.Get + d.Get);
        TwoProportions narrow = TwoProportions.Compare(group, reference, 0.8);
        TwoProportions wide = TwoProportions.Compare(group, reference, 0.99);
        foreach ((ConfidenceInterval inner, ConfidenceInterval outer) in All(narrow).Zip(All(wide)))
        {
            Assert.True(!(outer.Lower > inner.Lower) && !(outer.Upper < inner.Upper), narrow.ToString());
        }
        Assert.True(narrow.RiskDifference.MiettinenNurminen.Contains(narrow.RiskDifference.Estimate.ValueOrThrow()));
        if (narrow.Fisher.OddsRatio.Value is { } conditional)
        {
            Assert.True(narrow.Fisher.OddsRatio.Interval!.Contains(conditional));
        }
    }

    private static IEnumerable<ConfidenceInterval> All(TwoProportions two) =>
        [
            two.RiskDifference.Wald,
            two.RiskDifference.Newcombe,
            two.RiskDifference.MiettinenNurminen,
            two.RiskRatio.Score,
            two.OddsRatio.Score,
            two.Fisher.OddsRatio.Interval!,
        ];

    private static void AssertWhole(TwoProportions two)
    {
        string what = two.ToString();
        RiskDifference d = two.RiskDifference;
        foreach (ConfidenceInterval interval in new[] { d.Wald, d.Newcombe, d.MiettinenNurminen })
        {
            Assert.True(interval.Reason is not null || interval is { Lower: >= -1, Upper: <= 1 }, what);
            Assert.True(d.Estimate.Value is not { } value || interval.Contains(value), what);
        }
        foreach (RatioMeasure ratio in new[] { two.RiskRatio, two.OddsRatio })
        {
            Assert.True(ratio.Estimate is { Value: not null } or { Reason: not null }, what);
            Assert.True(ratio.Score is { Lower: not null, Upper: not null } or { Reason: not null }, what);
            Assert.True(ratio.Estimate.Value is not { } value || ratio.Score.Contains(value), what);
        }
        Assert.True(two.Fisher is { PValue: > 0 and <= 1 } or { Reason: not null }, what);
        Assert.True(two.Fisher.OddsRatio is { Value: not null } or { Reason: not null }, what);
        Assert.True(two.ChiSquare is { PValue: > 0 and <= 1 } or { Reason: not null }, what);
        NumberNeededToTreat nnt = two.NumberNeededToTreat;
        Assert.True(nnt is { Value: >= 1, Lower: not null, Upper: not null } or { Reason: not null }, what);
        Assert.True(nnt.ThroughInfinity || !(nnt.Lower > nnt.Value) && !(nnt.Upper < nnt.Value), what);
    }

    private static void AssertPrinted(double lower, double upper, ConfidenceInterval interval)
    {
        Assert.Equal(lower, Math.Round(interval.Lower!.Value, 4));
        Assert.Equal(upper, Math.Round(interval.Upper!.Value, 4));
    }

    private static TwoProportions Compare(long x1, long n1, long x0, long n0) =>
        TwoProportions.Compare(new BinomialCount(x1, n1), new BinomialCount(x0, n0));
}
