using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tests.Tables;

public sealed class CellTests
{
    // What SAS prints with put(round(x, 10**-d), w.d), and R's sprintf does not.
    [Theory]
    [InlineData(0.125, 2, "0.13")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(1.005, 2, "1.01")]
    [InlineData(-0.125, 2, "-0.13")]
    [InlineData(0.285 * 100, 0, "29")]
    [InlineData(1.1 + 2.2 - 3.25, 1, "0.1")]
    [InlineData(2.6749999999, 2, "2.67")]
    [InlineData(0.5, 0, "1")]
    [InlineData(-2.5, 0, "-3")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(-0.0, 1, "0.0")]
    [InlineData(1e20, 1, "1E+20")]
    [InlineData(1e-9, 3, "0.000")]
    [InlineData(double.Epsilon, 3, "0.000")]
    [InlineData(999999999999999d, 0, "999999999999999")]
    [InlineData(double.NaN, 1, "NE")]
    [InlineData(double.NegativeInfinity, 1, "NE")]
    public void Numbers_round_half_away_from_zero_without_negative_zero(double value, int decimals, string expected) =>
        Assert.Equal(expected, Cell.Number(value, decimals));

    [Theory]
    [InlineData(965, 1, "965")]
    [InlineData(96.5, 2, "96.5")]
    [InlineData(100, 0, "100")]
    [InlineData(0.004, 2, "0")]
    [InlineData(-0.004, 2, "0")]
    [InlineData(1e20, 2, "1E+20")]
    public void The_shortest_text_has_no_needless_decimals(double value, int most, string expected) =>
        Assert.Equal(expected, Cell.Shortest(value, most));

    [Theory]
    [InlineData(0.0004, "<0.001", "p < 0.001")]
    [InlineData(0.0009999, "<0.001", "p < 0.001")]
    [InlineData(0.001, "0.001", "p = 0.001")]
    [InlineData(0.0005, "<0.001", "p < 0.001")]
    [InlineData(0.0125, "0.013", "p = 0.013")]
    [InlineData(0.999, "0.999", "p = 0.999")]
    [InlineData(0.9991, ">0.999", "p > 0.999")]
    [InlineData(1.0, ">0.999", "p > 0.999")]
    [InlineData(null, "NE", "p NE")]
    public void P_values_are_neither_nought_nor_one(double? p, string cell, string sentence)
    {
        Assert.Equal(cell, Cell.PValue(p));
        Assert.Equal(sentence, Cell.PStatement(p));
    }
}
