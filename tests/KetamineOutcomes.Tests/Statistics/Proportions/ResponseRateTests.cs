using FsCheck;
using FsCheck.Xunit;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class ResponseRateTests
{
    [Fact]
    public void Six_intervals_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/rates.csv").Rows)
        {
            ResponseRate rate = ResponseRate.Of(OracleChecks.Count(row, "x", "n"), row.Value("level"));
            OracleChecks.AssertNumber(row, "p", rate.Proportion.Value);
            OracleChecks.AssertNumber(row, "se", rate.Proportion.StandardError);
            OracleChecks.AssertLimits(row, "wald", rate.Wald);
            OracleChecks.AssertLimits(row, "wilson", rate.Wilson);
            // R subtracts where few had the event and so loses a few digits; the tool's form does not.
            OracleChecks.AssertLimits(row, "wilsonContinuity", rate.WilsonContinuity, 1e-14);
            OracleChecks.AssertLimits(row, "clopperPearson", rate.ClopperPearson);
            OracleChecks.AssertLimits(row, "jeffreys", rate.Jeffreys);
            OracleChecks.AssertLimits(row, "agrestiCoull", rate.AgrestiCoull);
        }
    }

    // Newcombe (1998), Statistics in Medicine 17:857-872, Table I.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2535, 0.3682, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0598, 0.1644, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1611, 0.0000, 0.2005, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0018, 0.1963, 0.0009, 0.1776)]
    public void Newcombes_table_is_reproduced(
        long events,
        long n,
        double wilsonLower,
        double wilsonUpper,
        double correctedLower,
        double correctedUpper,
        double exactLower,
        double exactUpper
    )
    {
        ResponseRate rate = ResponseRate.Of(events, n);
        AssertPrinted(wilsonLower, wilsonUpper, rate.Wilson);
        AssertPrinted(correctedLower, correctedUpper, rate.WilsonContinuity);
        AssertPrinted(exactLower, exactUpper, rate.ClopperPearson);
    }

    [Fact]
    public void Nobody_gives_a_reason_everywhere()
    {
        ResponseRate rate = ResponseRate.Of(0, 0);
        Assert.Null(rate.Proportion.Value);
        Assert.NotNull(rate.Proportion.Reason);
        Assert.All(
            All(rate),
            interval =>
            {
                Assert.Null(interval.Lower);
                Assert.Null(interval.Upper);
                Assert.NotNull(interval.Reason);
            }
        );
        Assert.Contains("NE", rate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void Impossible_counts_are_refused(long events, long n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseRate.Of(events, n));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_outside_0_to_1_is_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseRate.Of(1, 3, level));

    [Fact]
    public void Flags_and_counts_give_the_same()
    {
        bool[] outcome = [true, false, true, true];
        Assert.Equal(ResponseRate.Of(3, 4).ToString(), ResponseRate.Of(outcome).ToString());
        var by = Factor.FromTexts("arm", ["b", "a", "a", null]);
        IReadOnlyList<ResponseRate> rates = ResponseRate.ByGroup(outcome, by);
        Assert.Equal(["a", "b"], rates.Select(r => r.Group));
        Assert.Equal([new BinomialCount(1, 2), new BinomialCount(1, 1)], rates.Select(r => r.Count));
    }

    [Property]
    public void A_wider_level_contains_a_narrower_and_limits_hold_the_rate(NonNegativeInt a, NonNegativeInt b)
    {
        if (a.Get + b.Get == 0)
        {
            return;
        }
        ResponseRate narrow = ResponseRate.Of(a.Get, a.Get + b.Get, 0.8);
        ResponseRate wide = ResponseRate.Of(a.Get, a.Get + b.Get, 0.99);
        foreach ((ConfidenceInterval inner, ConfidenceInterval outer) in All(narrow).Zip(All(wide)))
        {
            Assert.True(outer.Lower <= inner.Lower && inner.Upper <= outer.Upper);
            Assert.True(outer.Lower >= 0 && outer.Upper <= 1);
            Assert.True(outer.Contains(narrow.Proportion.ValueOrThrow()));
        }
    }

    [Property]
    public void Counting_non_events_turns_every_interval_over(NonNegativeInt a, NonNegativeInt b)
    {
        long n = a.Get + b.Get + 1;
        foreach (
            (ConfidenceInterval one, ConfidenceInterval other) in All(ResponseRate.Of(a.Get, n))
                .Zip(All(ResponseRate.Of(n - a.Get, n)))
        )
        {
            Assert.Equal(1 - one.Upper!.Value, other.Lower!.Value, 1e-13);
            Assert.Equal(1 - one.Lower!.Value, other.Upper!.Value, 1e-13);
        }
    }

    private static ConfidenceInterval[] All(ResponseRate rate) =>
        [rate.Wald, rate.Wilson, rate.WilsonContinuity, rate.ClopperPearson, rate.Jeffreys, rate.AgrestiCoull];

    private static void AssertPrinted(double lower, double upper, ConfidenceInterval interval)
    {
        Assert.Equal(lower, Math.Round(interval.Lower!.Value, 4));
        Assert.Equal(upper, Math.Round(interval.Upper!.Value, 4));
    }
}
