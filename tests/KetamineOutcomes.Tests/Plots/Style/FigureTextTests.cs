using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Tests.Plots.Style;

public sealed class FigureTextTests
{
    [Fact]
    public void Numbers_have_a_true_minus_and_no_culture()
    {
        Assert.Equal("\u22123.25", FigureText.Number(-3.25, 2));
        Assert.Equal("\u22123.2 (\u22125.1 to 1.0)", FigureText.WithInterval(-3.2, -5.1, 1, 1));
        Assert.Equal("NE (1.1 to NE)", FigureText.WithInterval(null, 1.1, null, 1));
        Assert.Equal("NE", FigureText.WithInterval(null, null, null, 1));
        Assert.Equal("2.0", FigureText.WithInterval(2, null, null, 1));
        Assert.Equal("97.5%", FigureText.Level(0.975));
        Assert.Equal("P < 0.001", FigureText.PValue(0.00099));
        Assert.Equal("P = 0.040", FigureText.PValue(0.04));
        Assert.Equal("2500", FigureText.Count(2500));
        Assert.Equal("2.5", FigureText.Count(2.5));
    }

    [Fact]
    public void Groups_keep_their_style_from_figure_to_figure()
    {
        GroupStyle[] all = GroupPalette.For(["IV", "Oral", "Placebo"], []);
        GroupStyle[] some = GroupPalette.For(["Placebo", "New", "IV"], ["IV", "Oral", "Placebo"]);

        Assert.Equal([all[2], GroupPalette.At(3), all[0]], some);
    }

    [Fact]
    public void Colours_stand_out_from_white_and_no_two_looks_are_the_same()
    {
        GroupStyle[] styles = [.. Enumerable.Range(0, 8).Select(GroupPalette.At)];

        Assert.Equal(8, styles.Select(s => s.Marker).Distinct().Count());
        Assert.Equal(8, styles.Select(s => s.Pattern.Name).Distinct().Count());
        Assert.All(styles, s => Assert.True(Contrast(s.Color) >= 3, s.Color.ToHex()));
    }

    // WCAG 2.1: (1 + 0.05) / (L + 0.05) against white.
    private static double Contrast(ScottPlot.Color c)
    {
        static double Linear(byte v) =>
            v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow((v / 255.0 + 0.055) / 1.055, 2.4);
        return 1.05 / (0.2126 * Linear(c.R) + 0.7152 * Linear(c.G) + 0.0722 * Linear(c.B) + 0.05);
    }
}
