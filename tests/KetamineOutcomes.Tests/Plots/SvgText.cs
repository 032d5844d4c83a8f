using System.Globalization;
using System.Xml.Linq;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots;

/// <summary>An SVG's texts with their places.</summary>
internal sealed class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public SvgText(string svg)
    {
        Root = XDocument.Parse(svg).Root!;
        Texts =
        [
            .. Root.Descendants(Svg + "text")
                .Select(t => new PlacedText(
                    t.Value,
                    Number(t, "x"),
                    Number(t, "y"),
                    t.Attribute("transform") is not null
                )),
        ];
    }

    public XElement Root { get; }

    public IReadOnlyList<PlacedText> Texts { get; }

    public string Title => Root.Element(Svg + "title")!.Value;

    public string Description => Root.Element(Svg + "desc")!.Value;

    /// <summary>All texts, wrapped lines joined by spaces.</summary>
    public string Joined => string.Join(' ', Texts.Select(t => t.Text));

    /// <summary>The figure is well-formed, has a title, a description and text, and no number in it is undefined.</summary>
    public static SvgText AssertDrawn(Figure figure)
    {
        var svg = new SvgText(figure.ToSvg());
        Assert.False(string.IsNullOrWhiteSpace(svg.Title));
        Assert.False(string.IsNullOrWhiteSpace(svg.Description));
        Assert.NotEmpty(svg.Texts);
        Assert.DoesNotContain(
            svg.Root.DescendantsAndSelf().Attributes(),
            attribute =>
                attribute.Value.Contains("NaN", StringComparison.Ordinal)
                || attribute.Value.Contains("Infinity", StringComparison.Ordinal)
        );
        return svg;
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

/// <summary>A text and where it begins.</summary>
internal sealed record PlacedText(string Text, double X, double Y, bool Turned);
