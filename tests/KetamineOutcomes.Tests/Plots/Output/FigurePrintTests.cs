using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KetamineOutcomes.Plots;
using SkiaSharp;

namespace KetamineOutcomes.Tests.Plots.Output;

/// <summary>Figures at the journals' widths: their size in every format, their letters' size on paper, black and white.</summary>
public sealed partial class FigurePrintTests
{
    public static TheoryData<string> Kinds => new(Figures().Select(figure => figure.Id));

    [Theory]
    [InlineData(85, 300, 1004)]
    [InlineData(85, 600, 2008)]
    [InlineData(180, 300, 2126)]
    [InlineData(180, 600, 4252)]
    public void A_PNG_has_the_width_in_dots_and_says_how_many_go_to_an_inch(double width, int dots, int pixels)
    {
        Figure figure = SampleFigures.KaplanMeier(2).For(new() { WidthMillimetres = width, DotsPerInch = dots });
        byte[] png = figure.ToPng();
        Assert.Equal(pixels, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        double inches = (double)BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)) / dots;
        Assert.Equal(width / 25.4 * figure.Height / figure.Width, inches, 1.0 / dots);
        (int perMetre, byte unit) = Density(png);
        Assert.Equal(dots, perMetre * 0.0254, 0.1);
        Assert.Equal(1, unit);
    }

    [Fact]
    public void A_PNG_for_the_screen_says_192_dots_an_inch()
    {
        byte[] png = SampleFigures.KaplanMeier(2).ToPng();
        Assert.Equal(1440, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal((7559, (byte)1), Density(png));
        using SKBitmap? decoded = SKBitmap.Decode(png);
        Assert.NotNull(decoded);
    }

    [Theory]
    [InlineData(85)]
    [InlineData(180)]
    public void SVG_and_PDF_have_their_size_on_paper(double width)
    {
        Figure figure = SampleFigures.Forest().For(new() { WidthMillimetres = width });
        double height = width * figure.Height / figure.Width;
        string svg = figure.ToSvg();
        Assert.Contains(FormattableString.Invariant($"width=\"{width}mm\" height=\"{height:0.###}mm\""), svg);
        Assert.Contains(FormattableString.Invariant($"viewBox=\"0 0 {figure.Width} {figure.Height}\""), svg);
        // Skia keeps whole points: a fifth of a millimetre at most.
        Match box = MediaBox().Match(Encoding.Latin1.GetString(figure.ToPdf()));
        Assert.Equal(width / 25.4 * 72, Number(box.Groups[1].Value), 0.5);
        Assert.Equal(height / 25.4 * 72, Number(box.Groups[2].Value), 0.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_a_column_of_85_mm_no_letter_is_below_six_points_and_none_outside(string kind)
    {
        Figure figure = Figures().First(f => f.Id == kind).For(new() { WidthMillimetres = 85 });
        string svg = figure.ToSvg();
        double points = 85 / 25.4 * 72 / figure.Width;
        Assert.All(
            FontSizes().Matches(svg).Select(m => Number(m.Groups[1].Value) * points),
            size => Assert.True(size >= 5.99, $"{size} points")
        );
        using var font = new SKFont { Size = 11 };
        foreach (PlacedText text in new SvgText(svg).Texts.Where(t => !t.Turned))
        {
            // The default face is about as wide as the figure's.
            Assert.InRange(text.X, -1, figure.Width);
            Assert.True(text.X + 0.8 * font.MeasureText(text.Text) <= figure.Width, $"'{text.Text}' runs out");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_black_and_white_no_colour_is_left(string kind)
    {
        Figure figure = Figures().First(f => f.Id == kind);
        Figure grey = figure.For(new() { BlackAndWhite = true });
        Assert.NotEmpty(Coloured(figure.ToSvg()));
        Assert.Empty(Coloured(grey.ToSvg()));
        using SKBitmap picture = SKBitmap.Decode(grey.ToPng(1));
        Assert.DoesNotContain(picture.Pixels, pixel => pixel.Red != pixel.Green || pixel.Green != pixel.Blue);
        Assert.Equal(figure.Width, grey.Width);
        Assert.Equal(figure.Id, grey.Id);
        Assert.Equal(figure.Data.ToCsv(), grey.Data.ToCsv());
    }

    [Fact]
    public void Printed_twice_is_printed_once()
    {
        Figure figure = SampleFigures.KaplanMeier(4);
        Figure once = figure.For(new() { WidthMillimetres = 85 });
        Figure twice = figure.For(new() { WidthMillimetres = 180 }).For(new() { WidthMillimetres = 85 });
        Assert.Equal(once.ToSvg(), twice.ToSvg());
        Assert.Equal(once.ToPng(), twice.ToPng());
    }

    [Fact]
    public void Widths_and_dots_lie_in_a_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigurePrint { WidthMillimetres = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigurePrint { WidthMillimetres = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigurePrint { DotsPerInch = 20 });
    }

    private static IEnumerable<Figure> Figures() =>
        [
            .. SampleFigures.All(),
            SampleFigures.KaplanMeier(6).Named("kaplan-meier-6", null),
            SampleFigures.Response(6).Named("response-6", null),
            SampleFigures.Change(6).Named("change-6", null),
            SampleFigures.Forest(ratio: true).Named("forest-ratio", null),
            SampleFigures.AdverseEvents(5).Named("adverse-events-5", null),
        ];

    private static IEnumerable<string> Coloured(string svg) =>
        Colours().Matches(svg).Select(m => m.Value).Where(colour => !IsGrey(colour));

    private static bool IsGrey(string colour) =>
        colour.StartsWith('#')
            ? colour.Length == 4
                ? colour[1] == colour[2] && colour[2] == colour[3]
                : colour[1..3].Equals(colour[3..5], StringComparison.OrdinalIgnoreCase)
                    && colour[3..5].Equals(colour[5..7], StringComparison.OrdinalIgnoreCase)
            : colour is "black" or "white"
                || colour.StartsWith("rgb", StringComparison.Ordinal)
                    && Numbers().Matches(colour).Take(3).Select(n => n.Value).Distinct().Count() == 1;

    private static (int PerMetre, byte Unit) Density(byte[] png)
    {
        int at = png.AsSpan().IndexOf("pHYs"u8);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 4)), png[at + 12]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex FontSizes();

    [GeneratedRegex(
        @"(?<=(?:fill|stroke|stop-color)="")(#[0-9A-Fa-f]{3,6}|rgba?\([^)]*\)|(?!none|url|evenodd|nonzero)[a-z]+)(?="")"
    )]
    private static partial Regex Colours();

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Numbers();
}
