using KetamineOutcomes.Plots;
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
        Assert.Equal("p < 0.001", FigureText.PValue(0.00099));
        Assert.Equal("p = 0.040", FigureText.PValue(0.04));
        Assert.Equal("2500", FigureText.Count(2500));
        Assert.Equal("2.5", FigureText.Count(2.5));
    }

    [Fact]
    public void Groups_keep_their_style_from_figure_to_figure()
    {
        GroupStyle[] all = GroupPalette.For(["IV", "Oral", "Placebo"], new KaplanMeierFigureOptions());
        GroupStyle[] some = GroupPalette.For(
            ["Placebo", "New", "IV"],
            new KaplanMeierFigureOptions { StyleOrder = ["IV", "Oral", "Placebo"] }
        );

        Assert.Equal([all[2], GroupPalette.At(3), all[0]], some);
    }

    [Fact]
    public void Colours_stand_out_from_white_and_no_two_looks_are_the_same()
    {
        GroupStyle[] styles = [.. Enumerable.Range(0, 8).Select(i => GroupPalette.At(i))];

        Assert.Equal(8, styles.Select(s => s.Marker).Distinct().Count());
        Assert.Equal(8, styles.Select(s => s.Pattern.Name).Distinct().Count());
        Assert.All(styles, s => Assert.True(Contrast(s.Color) >= 3, s.Color.ToHex()));
    }

    // Machado, Oliveira, Fernandes (2009), severity 1: how dichromats see linear RGB.
    public static TheoryData<string, double[]> Eyes =>
        new()
        {
            { "all colours", [1, 0, 0, 0, 1, 0, 0, 0, 1] },
            {
                "protanopia",
                [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]
            },
            {
                "deuteranopia",
                [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881]
            },
            {
                "tritanopia",
                [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]
            },
        };

    [Theory]
    [MemberData(nameof(Eyes))]
    public void No_two_colours_are_confused_by_any_eye(string eye, double[] seen)
    {
        double[][] lab = [.. Enumerable.Range(0, 8).Select(i => Lab(GroupPalette.At(i).Color, seen))];
        for (int i = 0; i < lab.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double apart = Math.Sqrt(lab[i].Zip(lab[j], (a, b) => (a - b) * (a - b)).Sum());
                Assert.True(apart >= 25, $"{eye}: {i} and {j} are {apart:F1} apart");
            }
        }
    }

    private static double[] Lab(ScottPlot.Color color, double[] m)
    {
        double[] rgb = [Linear(color.R), Linear(color.G), Linear(color.B)];
        double[] s =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(r => Math.Clamp(m[3 * r] * rgb[0] + m[3 * r + 1] * rgb[1] + m[3 * r + 2] * rgb[2], 0, 1)),
        ];
        double x = F((0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.95047);
        double y = F(0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2]);
        double z = F((0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double Linear(byte v) =>
        v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow((v / 255.0 + 0.055) / 1.055, 2.4);

    // WCAG 2.1: (1 + 0.05) / (L + 0.05) against white.
    private static double Contrast(ScottPlot.Color c)
    {
        return 1.05 / (0.2126 * Linear(c.R) + 0.7152 * Linear(c.G) + 0.0722 * Linear(c.B) + 0.05);
    }
}
