using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Text broken into lines that fit a width: at spaces, after hyphens and slashes, and inside a word only where
/// the word alone is too wide.</summary>
internal static class TextLines
{
    /// <summary>Height of a line of text.</summary>
    public static float Height(float fontSize) => MathF.Round(fontSize * 1.3f);

    /// <summary>Width of a text.</summary>
    public static float Width(LabelStyle style, string text, Paint paint) =>
        text.Length == 0 ? 0 : style.Measure(text, paint).Width;

    /// <summary>Width of the widest of several texts.</summary>
    public static float Widest(LabelStyle style, IEnumerable<string> texts, Paint paint)
    {
        float widest = 0;
        foreach (string text in texts)
        {
            widest = Math.Max(widest, Width(style, text, paint));
        }
        return widest;
    }

    /// <summary>Breaks a text into lines no wider than asked.</summary>
    public static IReadOnlyList<string> Wrap(LabelStyle style, string text, float width, Paint paint)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.Split('\n'))
        {
            string line = "";
            foreach (string piece in Pieces(paragraph).SelectMany(p => Fitting(style, p, width, paint)))
            {
                if (line.Length > 0 && Width(style, line + piece.TrimEnd(), paint) > width)
                {
                    lines.Add(line.TrimEnd());
                    line = "";
                }
                line += piece;
            }
            lines.Add(line.TrimEnd());
        }
        return lines;
    }

    /// <summary>The pieces that are not broken unless one alone is too wide.</summary>
    public static IEnumerable<string> Words(string text) => Pieces(text).Select(piece => piece.TrimEnd());

    /// <summary>Draws lines from the top, aligned at x as the style says.</summary>
    public static void Draw(RenderPack rp, LabelStyle style, IReadOnlyList<string> lines, float x, float top)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            style.Render(rp.Canvas, new Pixel(x, top + i * Height(style.FontSize)), rp.Paint, lines[i]);
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool breaks =
                (text[i] == ' ' && !IsBeforeUnit(text, i)) || (text[i] is '-' or '/' && IsLongOnBothSides(text, i));
            if (breaks)
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }
        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    // 0.5 mg/kg stays on one line: a number keeps its unit.
    private static bool IsBeforeUnit(string text, int space)
    {
        if (space == 0 || !char.IsAsciiDigit(text[space - 1]))
        {
            return false;
        }
        int end = text.IndexOf(' ', space + 1);
        ReadOnlySpan<char> word = text.AsSpan(space + 1, (end < 0 ? text.Length : end) - space - 1).TrimEnd(".,;:)");
        foreach (string unit in Units)
        {
            if (word.SequenceEqual(unit))
            {
                return true;
            }
        }
        return false;
    }

    private static readonly string[] Units =
    [
        "mg",
        "mg/kg",
        "mg/kg/h",
        "mg/m2",
        "µg",
        "mcg",
        "µg/kg",
        "mcg/kg",
        "g",
        "mL",
        "ml",
        "mmHg",
        "min",
        "h",
        "%",
    ];

    // mg/kg stays whole, double-blind need not.
    private static bool IsLongOnBothSides(string text, int at)
    {
        const int Letters = 4;
        return at >= Letters
            && at + Letters < text.Length
            && text.AsSpan(at - Letters, Letters).IndexOfAnyExceptInRange('A', 'z') < 0
            && text.AsSpan(at + 1, Letters).IndexOfAnyExceptInRange('A', 'z') < 0;
    }

    private static IEnumerable<string> Fitting(LabelStyle style, string piece, float width, Paint paint)
    {
        while (piece.Length > 1 && Width(style, piece.TrimEnd(), paint) > width)
        {
            int length = piece.Length - 1;
            while (length > 1 && Width(style, piece[..length], paint) > width)
            {
                length--;
            }
            if (char.IsHighSurrogate(piece[length - 1]) && length < piece.Length)
            {
                length++;
            }
            yield return piece[..length];
            piece = piece[length..];
        }
        yield return piece;
    }
}
