using System.Net;
using System.Text;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Reporting;

/// <summary>Builds the body of a report: encoded text, headings that the navigation lists, tables, pictures.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder html = new();
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

    // A wide table scrolls by itself; the region is focusable, so that a keyboard can scroll it too.
    public HtmlBuilder Add(Table table) =>
        Raw($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(table.Title)}\">\n")
            .Raw(table.ToHtml())
            .Raw("</div>\n");

    public HtmlBuilder Folded(string summary, string inner) =>
        Raw($"<details><summary>{Encode(summary)}</summary>\n{inner}</details>\n");

    public HtmlBuilder Add(Picture picture)
    {
        Raw($"<figure id=\"figure-{Encode(picture.Id)}\">\n{picture.Svg}\n");
        Raw($"<figcaption>{Encode(picture.Title)}</figcaption>\n</figure>\n");
        return Folded(
            "This figure in words and numbers",
            $"<p>{Encode(picture.Description)}</p>\n{picture.Data?.ToHtml()}"
        );
    }

    public HtmlBuilder Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    public override string ToString() => html.ToString();
}
