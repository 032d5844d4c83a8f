using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots.Output;

/// <summary>Turns Skia's SVG into ours: a root with title and description, ids of its own, text in one piece, short paths.</summary>
internal static partial class SvgDocument
{
    public static string Finish(string drawn, Figure figure)
    {
        int start = drawn.IndexOf('>', drawn.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        int end = drawn.LastIndexOf("</svg>", StringComparison.Ordinal);
        string body = drawn[start..end].Replace("\t", "", StringComparison.Ordinal).TrimStart('\n');
        body = Texts().Replace(body, InOnePiece);
        body = Paths().Replace(body, path => $" d=\"{SvgPath.Shorten(path.Groups[1].ValueSpan)}\"");
        string prefix = Prefix(body, figure);
        return string.Concat(Root(figure, prefix), WithOwnIds(body, prefix), "</svg>\n");
    }

    private static string Root(Figure figure, string prefix)
    {
        (int width, int height) = (figure.Width, figure.Height);
        string size = figure.Print?.WidthMillimetres is { } millimetres
            ? Invariant($"width=\"{millimetres:0.###}mm\" height=\"{millimetres * height / width:0.###}mm\"")
            : Invariant($"width=\"{width}\" height=\"{height}\"");
        return Invariant(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} viewBox="0 0 {width} {height}" role="img" aria-labelledby="{prefix}-title {prefix}-desc" font-family="{FigureFont.CssFamilies}">
                <title id="{prefix}-title">{Encode(figure.Title)}</title>
                <desc id="{prefix}-desc">{Encode(figure.Description)}</desc>

                """
            )
            .ReplaceLineEndings("\n");
    }

    // Skia places each letter; the advances of the fallback faces are the same, so the first place is enough, and an editor
    // shows a word as a word.
    private static string InOnePiece(Match text)
    {
        string before = text.Groups["before"]
            .Value.Replace($" font-family=\"{FigureFont.Family}\"", "", StringComparison.Ordinal);
        if (text.Groups["x"].Length == 0)
        {
            // Not one letter is in the font; Skia has kept nothing of the text.
            return "";
        }
        double x = First(text.Groups["x"].ValueSpan);
        double y = First(text.Groups["y"].ValueSpan);
        Match moved = OnlyMoved().Match(before);
        if (moved.Success)
        {
            before = before.Remove(moved.Index, moved.Length);
            x += Number(moved.Groups[1].ValueSpan);
            y += Number(moved.Groups[2].ValueSpan);
        }
        return Invariant($"<text{before} x=\"{x:0.##}\" y=\"{y:0.##}\">{text.Groups["text"].Value}</text>");
    }

    private static string WithOwnIds(string body, string prefix)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return Ids()
            .Replace(
                body,
                id =>
                {
                    string old = id.Groups[2].Value;
                    if (!names.TryGetValue(old, out string? name))
                    {
                        name = Invariant($"{prefix}-{names.Count + 1}");
                        names.Add(old, name);
                    }
                    return string.Concat(id.Groups[1].ValueSpan, name, id.Groups[3].ValueSpan);
                }
            );
    }

    // From what is drawn: two figures in one page do not collide, and the same figure has the same ids everywhere.
    private static string Prefix(string body, Figure figure)
    {
        string anonymous = Ids().Replace(body, "$1$3");
        uint hash = 2166136261;
        foreach (char c in string.Concat(anonymous, figure.Id, figure.Title, figure.Description))
        {
            hash = (hash ^ c) * 16777619;
        }
        return Invariant($"f{hash:x8}");
    }

    private static double First(ReadOnlySpan<char> list) =>
        list.IndexOf(',') is >= 0 and var comma ? Number(list[..comma]) : Number(list);

    private static double Number(ReadOnlySpan<char> text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(
        """<text(?<before>[^>]*?) x="(?<x>[^"]*)" y="(?<y>[^"]*)">\s*(?<text>[^<]*?)\s*</text>""",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Texts();

    [GeneratedRegex(" transform=\"translate\\(([-0-9.e]+) ([-0-9.e]+)\\)\"", RegexOptions.None, 10_000)]
    private static partial Regex OnlyMoved();

    [GeneratedRegex(" d=\"([^\"]*)\"", RegexOptions.None, 10_000)]
    private static partial Regex Paths();

    [GeneratedRegex("""( id="|url\(#)([A-Za-z]+_[0-9a-f]+)("|\))""", RegexOptions.None, 10_000)]
    private static partial Regex Ids();
}
