using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class NumberNeededToTreatTests
{
    [Fact]
    public void More_events_than_the_reference_read_more()
    {
        NumberNeededToTreat nnt = Of(22, 40, 12, 40, out ConfidenceInterval difference);
        Assert.Equal(4, nnt.Value!.Value, 1e-12);
        Assert.Equal(EventDirection.More, nnt.Direction);
        Assert.False(nnt.ThroughInfinity);
        Assert.Equal(1 / difference.Upper!.Value, nnt.Lower);
        Assert.Equal(1 / difference.Lower!.Value, nnt.Upper);
        Assert.Equal("4.0 more (2.3 to 29.8)", nnt.ToText());
    }

    [Fact]
    public void Fewer_events_than_the_reference_read_fewer()
    {
        NumberNeededToTreat nnt = Of(12, 40, 22, 40, out ConfidenceInterval difference);
        Assert.Equal(4, nnt.Value!.Value, 1e-12);
        Assert.Equal(EventDirection.Fewer, nnt.Direction);
        Assert.Equal(-1 / difference.Lower!.Value, nnt.Lower);
        Assert.Equal(-1 / difference.Upper!.Value, nnt.Upper);
        Assert.True(nnt.Lower <= nnt.Value && nnt.Value <= nnt.Upper);
    }

    [Fact]
    public void An_interval_over_zero_runs_through_infinity()
    {
        NumberNeededToTreat nnt = Of(20, 40, 18, 40, out ConfidenceInterval difference);
        Assert.True(nnt.ThroughInfinity);
        Assert.Equal(20, nnt.Value!.Value, 1e-12);
        Assert.Equal(1 / difference.Upper!.Value, nnt.Lower);
        Assert.Equal(-1 / difference.Lower!.Value, nnt.Upper);
        Assert.Equal(EventDirection.More, nnt.LowerDirection);
        Assert.Equal(EventDirection.Fewer, nnt.UpperDirection);
        Assert.Contains("∞", nnt.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_rates_have_no_number_but_limits_on_both_sides()
    {
        NumberNeededToTreat nnt = Of(20, 40, 20, 40, out _);
        Assert.Null(nnt.Value);
        Assert.Null(nnt.Direction);
        Assert.NotNull(nnt.Reason);
        Assert.True(nnt.ThroughInfinity);
        Assert.Equal(nnt.Lower!.Value, nnt.Upper!.Value, 1e-12);
    }

    // SUSTAIN-1 prints 6 for stable remitters and 4 for stable responders: 1 / difference, rounded up.
    [Theory]
    [InlineData(24, 90, 39, 86, 6)]
    [InlineData(16, 62, 34, 59, 4)]
    public void Sustain_1_is_reproduced(long x1, long n1, long x0, long n0, double printed)
    {
        NumberNeededToTreat nnt = Of(x1, n1, x0, n0, out _);
        Assert.Equal(printed, Math.Ceiling(nnt.Value!.Value));
        Assert.Equal(EventDirection.Fewer, nnt.Direction);
    }

    private static NumberNeededToTreat Of(long x1, long n1, long x0, long n0, out ConfidenceInterval difference)
    {
        TwoProportions two = TwoProportions.Compare(new BinomialCount(x1, n1), new BinomialCount(x0, n0));
        difference = two.RiskDifference.Newcombe;
        return two.NumberNeededToTreat;
    }
}
