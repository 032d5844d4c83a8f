using System.Text;
using ScottPlot;
using SkiaSharp;

namespace KetamineOutcomes.Plots.Style;

/// <summary>The font that the package carries, so that a figure looks the same with and without system fonts.</summary>
internal sealed class FigureFont : IFontResolver
{
    /// <summary>The family's name, as labels, SVG and PDF use it.</summary>
    public const string Family = "KetamineOutcomes Sans";

    /// <summary>What an SVG asks for where the family is not installed: faces of equal advances first.</summary>
    public const string CssFamilies = "'KetamineOutcomes Sans', Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif";

    private static readonly Lock Gate = new();
    private static readonly FigureFont Own = new();
    private static bool installed;

    private readonly Lazy<SKTypeface> regular = new(() => Load("Regular"));
    private readonly Lazy<SKTypeface> bold = new(() => Load("Bold"));

    /// <summary>Puts the resolver before ScottPlot's own, once in a process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!installed)
            {
                Fonts.FontResolvers.Insert(0, Own);
                installed = true;
            }
        }
    }

    /// <summary>The family for a figure's texts: the one chosen, else the package's own, else (where that lacks a letter) the
    /// installed one that has it.</summary>
    public static string For(string? chosen, IEnumerable<string> texts)
    {
        if (chosen is not null)
        {
            return chosen;
        }
        foreach (Rune letter in texts.SelectMany(text => text.EnumerateRunes()))
        {
            if (!Rune.IsWhiteSpace(letter) && !Own.regular.Value.ContainsGlyph(letter.Value))
            {
                using SKTypeface? match = SKFontManager.Default.MatchCharacter(letter.Value);
                return match is null || !match.ContainsGlyph(letter.Value) ? Family : match.FamilyName;
            }
        }
        return Family;
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? (bold ? this.bold : regular).Value : null;

    private static SKTypeface Load(string style)
    {
        string name = $"{typeof(FigureFont).Namespace}.Fonts.KetamineOutcomesSans-{style}.ttf";
        using Stream stream =
            typeof(FigureFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package lacks its font {name}.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
