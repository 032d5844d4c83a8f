using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Tests.Plots.Style;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-23, 4, 5, "\u221220 \u221215 \u221210 \u22125 0")]
    [InlineData(0.1, 0.35, 5, "0.1 0.15 0.2 0.25 0.3 0.35")]
    [InlineData(5, 5, 5, "5")]
    [InlineData(0, 4e300, 4, "0 1E+300 2E+300 3E+300 4E+300")]
    [InlineData(0, -1e-12, 4, "0")]
    [InlineData(0, 2e-12, 2, "0 1E-12 2E-12")]
    public void Linear_ticks_are_round(double from, double to, int about, string expected) =>
        Assert.Equal(expected, Printed(AxisTicks.Linear(from, to, about)));

    [Fact]
    public void Ticks_that_cover_reach_beyond_both_ends() =>
        Assert.Equal(
            "\u221225 \u221220 \u221215 \u221210 \u22125 0 5",
            Printed(AxisTicks.Linear(-23, 4, 5, outside: true))
        );

    [Theory]
    [InlineData(28, "0 7 14 21 28")]
    [InlineData(180, "0 30 60 90 120 150 180")]
    [InlineData(56, "0 7 14 21 28 35 42 49 56")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(2, "0 0.5 1 1.5 2")]
    [InlineData(0, "0")]
    [InlineData(1000, "0 180 360 540 720 900")]
    public void Days_come_in_weeks_and_months(double longest, string expected) =>
        Assert.Equal(expected, Printed(AxisTicks.Times(longest, TimeScale.Days)));

    [Theory]
    [InlineData(8, "0 1 2 3 4 5 6 7 8")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(40, "0 5 10 15 20 25 30 35 40")]
    public void Sessions_are_whole(double longest, string expected) =>
        Assert.Equal(expected, Printed(AxisTicks.Times(longest, TimeScale.Whole)));

    [Theory]
    [InlineData(0.1, 10, "0.1 0.25 0.5 1 2 4 10")]
    [InlineData(0.4, 3, "0.5 1 2")]
    public void Ratios_come_from_the_usual_ladder(double from, double to, string expected) =>
        Assert.Equal(expected, Printed(AxisTicks.Ratios(Math.Log10(from), Math.Log10(to))));

    private static string Printed(double[] ticks) => string.Join(' ', ticks.Select(FigureText.Tick));
}
