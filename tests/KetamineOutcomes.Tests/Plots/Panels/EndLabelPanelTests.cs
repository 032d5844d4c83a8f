using KetamineOutcomes.Plots.Panels;

namespace KetamineOutcomes.Tests.Plots.Panels;

public sealed class EndLabelPanelTests
{
    [Theory]
    [InlineData("10 50 90", "10 50 90")]
    [InlineData("50 50 50", "34 50 66")]
    [InlineData("0 0", "0 16")]
    [InlineData("98 99 100", "68 84 100")]
    [InlineData("90 20 88", "97 20 81")]
    public void Labels_are_pushed_apart_and_stay_inside(string wanted, string expected)
    {
        float[] placed = EndLabelPanel.Spread(Floats(wanted), 16, 0, 100);

        Assert.Equal(Floats(expected), placed);
    }

    private static float[] Floats(string text) =>
        [.. text.Split(' ').Select(v => float.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
