using KetamineOutcomes.Plots;
using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Tests.Plots;

public sealed class FigureTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, SampleFigures.All().Count())];

    private static Figure Figure(int kind) => SampleFigures.All().ElementAt(kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_svg_says_what_it_is(int kind)
    {
        Figure figure = Figure(kind);
        var svg = new SvgText(figure.ToSvg());

        Assert.Equal(figure.Title, svg.Title);
        Assert.Equal(figure.Description, svg.Description);
        Assert.Equal("img", svg.Root.Attribute("role")!.Value);
        Assert.Equal($"0 0 {figure.Width} {figure.Height}", svg.Root.Attribute("viewBox")!.Value);
        string[] labels = svg.Root.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(labels, svg.Root.Elements().Take(2).Select(e => e.Attribute("id")!.Value));
        Assert.NotEmpty(figure.Description);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_figure_gives_the_same_bytes_twice_and_when_made_anew(int kind)
    {
        Figure figure = Figure(kind);
        Figure again = Figure(kind);

        Assert.Equal(figure.ToSvg(), figure.ToSvg());
        Assert.Equal(figure.ToSvg(), again.ToSvg());
        Assert.Equal(figure.ToPng(), again.ToPng());
        Assert.Equal(figure.ToPdf(), again.ToPdf());
        Assert.Equal(figure.ToSvg(), again.ToSvg());
    }

    [Fact]
    public void Threads_do_not_change_a_byte()
    {
        string[] alone = [.. SampleFigures.All().Select(f => f.ToSvg() + Convert.ToHexString(f.ToPng(1)))];
        Parallel.For(
            0,
            24,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i =>
            {
                Figure figure = Figure(i % alone.Length);
                Assert.Equal(alone[i % alone.Length], figure.ToSvg() + Convert.ToHexString(figure.ToPng(1)));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_the_font_in_the_package_is_used(int kind)
    {
        Figure figure = Figure(kind);
        string svg = figure.ToSvg();

        Assert.Equal(1, svg.Split("font-family=").Length - 1);
        Assert.Contains($"font-family=\"{FigureFont.CssFamilies}\"", svg, StringComparison.Ordinal);
        string pdf = System.Text.Encoding.Latin1.GetString(figure.ToPdf());
        string[] fonts =
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(pdf, @"/FontName /(?:[A-Z]{6}\+)?([\w-]+)")
                .Select(m => m.Groups[1].Value)
                .Distinct(),
        ];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, name => Assert.StartsWith("KetamineOutcomesSans-", name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ids_stand_apart_so_that_figures_can_share_a_page(int kind)
    {
        string[] ids = IdsOf(Figure(kind).ToSvg());
        string[] others = IdsOf(Figure((kind + 1) % SampleFigures.All().Count()).ToSvg());

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Empty(ids.Intersect(others));
    }

    [Fact]
    public void A_png_is_as_large_as_asked_and_carries_title_and_description()
    {
        Figure figure = SampleFigures.Response(2);
        byte[] png = figure.ToPng(1.5);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(figure.Width * 3 / 2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        string text = System.Text.Encoding.UTF8.GetString(png);
        Assert.Contains(figure.Title, text, StringComparison.Ordinal);
        Assert.Contains(figure.Description, text, StringComparison.Ordinal);
        using var image = SkiaSharp.SKBitmap.Decode(png);
        Assert.True(image.Pixels.Distinct().Count() > 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(double.NaN)]
    public void A_png_of_no_size_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleFigures.Response(1).ToPng(scale));

    [Fact]
    public void A_pdf_is_a_pdf_without_dates()
    {
        string pdf = System.Text.Encoding.Latin1.GetString(SampleFigures.Response(2).ToPdf());

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("CreationDate", pdf, StringComparison.Ordinal);
        Assert.Contains("Response on day 28", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_encoded_and_holds_the_data()
    {
        Figure figure = SampleFigures.AdverseEvents(2);
        string html = figure.ToHtml();

        Assert.DoesNotContain("<severe", html, StringComparison.Ordinal);
        Assert.Contains("Nausea &lt;severe &amp; sudden&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_by_hand_is_drawn()
    {
        Figure figure = SampleFigures.KaplanMeier(2);
        string before = figure.ToSvg();
        figure.Plot.Add.VerticalLine(28);

        Assert.NotEqual(before, figure.ToSvg());
    }

    [Fact]
    public void A_title_set_with_ScottPlot_takes_the_place_of_ours()
    {
        Figure figure = SampleFigures.Response(2);
        figure.Plot.Title("My own title");
        string[] texts = [.. new SvgText(figure.ToSvg()).Texts.Select(t => t.Text)];

        Assert.Contains("My own title", texts);
        Assert.DoesNotContain("Response on day 28", texts);
    }

    [Fact]
    public void A_font_named_by_the_user_is_used_for_every_text()
    {
        string[] svgs =
        [
            SampleFigures.KaplanMeier(3, new() { FontName = "Some Family" }).ToSvg(),
            SampleFigures.Response(3, new() { FontName = "Some Family", XLabel = "Arm" }).ToSvg(),
            SampleFigures.Change(3, new() { FontName = "Some Family" }).ToSvg(),
            SampleFigures.Forest(options: new() { FontName = "Some Family" }).ToSvg(),
            SampleFigures.AdverseEvents(3, new() { FontName = "Some Family" }).ToSvg(),
        ];

        // The family that takes its place on this machine, or the one named: never the package's.
        Assert.All(svgs, svg => Assert.Equal(svg.Split("<text").Length, svg.Split("font-family=\"").Length - 1));
    }

    [Fact]
    public void Names_in_any_script_are_drawn_or_left_to_boxes_and_always_described()
    {
        string[] names = ["静脈内", "Плацебо", "Ελληνικά", "עברית", "\U0001F48A"];
        Figure figure = ResponseFigure.Draw(
            [.. names.Select(n => SampleFigures.Rate(n, 5, 9))],
            SampleFigures.RateWords,
            new()
        );
        var svg = new SvgText(figure.ToSvg());

        Assert.All(names, name => Assert.Contains(name, svg.Description, StringComparison.Ordinal));
        Assert.NotEmpty(figure.ToPng());
        Assert.NotEmpty(figure.ToPdf());
    }

    [Fact]
    public void Cyrillic_and_Greek_need_no_other_font()
    {
        Figure figure = ResponseFigure.Draw(
            [SampleFigures.Rate("Плацебо", 5, 9), SampleFigures.Rate("Ελληνικά ≤ β", 5, 9)],
            SampleFigures.RateWords,
            new()
        );
        var svg = new SvgText(figure.ToSvg());

        Assert.Contains(svg.Texts, t => t.Text == "Плацебо");
        Assert.Equal(1, figure.ToSvg().Split("font-family=").Length - 1);
    }

    private static string[] IdsOf(string svg) =>
        [.. System.Text.RegularExpressions.Regex.Matches(svg, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
}
