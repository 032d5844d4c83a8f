using System.Reflection;
using System.Text;

namespace KetamineOutcomes.Reporting;

/// <summary>The page around a report's body: head, style, navigation. One file, nothing fetched.</summary>
internal static class ReportPage
{
    public static string Render(string title, string? notice, HtmlBuilder body)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>").Append(HtmlBuilder.Encode(title)).Append("</title>\n<style>\n");
        page.Append(Style()).Append(Margins(title, notice));
        page.Append(
            "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#report\">To the report</a>\n<div class=\"page\">\n"
        );
        page.Append(Navigation(body)).Append("<main id=\"report\">\n").Append(body).Append("</main>\n</div>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    // The margins of printed pages: the title (or that the arms are shuffled) above, the page's number below.
    private static string Margins(string title, string? notice) =>
        $"@page {{ @top-left {{ content: \"{CssText(notice ?? title)}\"; font: {(notice is null ? "" : "bold ")}8pt sans-serif; }} "
        + "@bottom-right { content: counter(page) \" / \" counter(pages); font: 8pt sans-serif; } }\n";

    // Every letter beyond the plain ones is escaped, so that no title can leave the string or the style element.
    private static string CssText(string text)
    {
        var css = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isPlain = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '(' or ')' or ':' or ';';
            css.Append(isPlain ? rune.ToString() : Invariant($"\\{rune.Value:x6}"));
        }
        return css.ToString();
    }

    private static string Navigation(HtmlBuilder body)
    {
        var list = new StringBuilder("<nav aria-label=\"Contents\">\n<p>Contents</p>\n<ol>\n");
        bool open = false;
        foreach ((int level, string id, string title) in body.Headings.Where(h => h.Level is 2 or 3))
        {
            if (level == 2)
            {
                list.Append(open ? "</ol></li>\n" : "");
                list.Append("<li>").Append(Link(id, title)).Append("<ol>\n");
                open = true;
            }
            else
            {
                list.Append("<li>").Append(Link(id, title)).Append("</li>\n");
            }
        }
        list.Append(open ? "</ol></li>\n" : "").Append("</ol>\n</nav>\n");
        return list.Replace("<ol>\n</ol>", "").ToString();
    }

    private static string Link(string id, string title) =>
        $"<a href=\"#{HtmlBuilder.Encode(id)}\">{HtmlBuilder.Encode(title)}</a>";

    private static string Style()
    {
        using Stream css =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("KetamineOutcomes.Reporting.report.css")
            ?? throw new InvalidOperationException("The report's style is not in the assembly.");
        using var reader = new StreamReader(css);
        return reader.ReadToEnd();
    }
}
