using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tests.Tables;

public sealed class CellTests
{
    [Theory]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(-2.5, 0, "-3")]
    [InlineData(1e20, 1, "1E+20")]
    [InlineData(1e-9, 3, "0.000")]
    public void Numbers_round_half_away_from_zero_without_negative_zero(double value, int decimals, string expected) =>
        Assert.Equal(expected, Cell.Number(value, decimals));

    [Theory]
    [InlineData(0.0004, "<0.001")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.9996, "1.000")]
    public void P_values_below_a_thousandth_are_not_printed_as_zero(double p, string expected) =>
        Assert.Equal(expected, Cell.PValue(p));
}
