using System.Net;
using System.Text;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Reporting;

/// <summary>Builds the body of a report: encoded text, headings that the navigation lists, tables, pictures.</summary>
internal sealed class HtmlBuilder
{
    private const int ShortTable = 16;

    private readonly StringBuilder html = new();
    private int tables;
    private int figures;
    private readonly List<(int Level, string Id, string Title)> headings = [];

    public IReadOnlyList<(int Level, string Id, string Title)> Headings => headings;

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    public HtmlBuilder Heading(int level, string id, string title)
    {
        headings.Add((level, id, title));
        html.Append(Invariant($"<h{level} id=\"{Encode(id)}\">"))
            .Append(Encode(title))
            .Append(Invariant($"</h{level}>\n"));
        return this;
    }

    /// <summary>A heading that the navigation leaves out.</summary>
    public HtmlBuilder SmallHeading(string title) => Raw($"<h4>{Encode(title)}</h4>\n");

    public HtmlBuilder Paragraph(string text, string? kind = null) =>
        Raw(kind is null ? $"<p>{Encode(text)}</p>\n" : $"<p class=\"{kind}\">{Encode(text)}</p>\n");

    public HtmlBuilder Items(IEnumerable<string> items)
    {
        html.Append("<ul>\n");
        foreach (string item in items)
        {
            html.Append("<li>").Append(Encode(item)).Append("</li>\n");
        }
        html.Append("</ul>\n");
        return this;
    }

    /// <summary>A numbered table.</summary>
    // A wide table scrolls by itself; the region is focusable, so that a keyboard can scroll it too. On paper a short table
    // stays on one page.
    public HtmlBuilder Add(Table table, string kind = "")
    {
        tables++;
        string kinds =
            "scroll" + (table.Rows.Count <= ShortTable ? " short" : "") + (kind.Length > 0 ? " " + kind : "");
        Table numbered = table with { Title = Invariant($"Table {tables}. {table.Title}") };
        return Raw($"<div class=\"{kinds}\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(numbered.Title)}\">\n")
            .Raw(numbered.ToHtml())
            .Raw("</div>\n");
    }

    /// <summary>A table without a number, in a place that is folded or of little weight.</summary>
    public HtmlBuilder AddAside(Table table) => Raw($"<div class=\"scroll\" tabindex=\"0\">\n{table.ToHtml()}</div>\n");

    public HtmlBuilder Folded(string summary, string inner) =>
        Raw($"<details><summary>{Encode(summary)}</summary>\n{inner}</details>\n");

    public HtmlBuilder Add(Picture picture)
    {
        Raw($"<figure id=\"figure-{Encode(picture.Id)}\">\n{picture.Svg}\n");
        figures++;
        Raw(Invariant($"<figcaption>Figure {figures}. ")).Raw($"{Encode(picture.Title)}</figcaption>\n</figure>\n");
        return Folded(
            "This figure in words and numbers",
            $"<p>{Encode(picture.Description)}</p>\n<div class=\"scroll\" tabindex=\"0\">{picture.Data?.ToHtml()}</div>\n"
        );
    }

    public HtmlBuilder Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    public override string ToString() => html.ToString();
}
