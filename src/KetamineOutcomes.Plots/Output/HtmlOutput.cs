using System.Globalization;
using System.Net;

namespace KetamineOutcomes.Plots.Output;

/// <summary>The figure as HTML: the SVG, which has its title inside, and the data behind a heading that opens.</summary>
internal static class HtmlOutput
{
    // A table of more rows would weigh more than the figure; the CSV has them all.
    internal const int MostRows = 500;

    public static string Fragment(Figure figure) =>
        $"""
            <figure>
            {figure.ToSvg()}{DataOf(figure)}</figure>

            """.ReplaceLineEndings("\n");

    public static string Page(Figure figure)
    {
        string width = figure.Width.ToString(CultureInfo.InvariantCulture);
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="description" content="{{Encode(figure.Description)}}">
            <title>{{Encode(figure.Title)}}</title>
            <style>
            body { font-family: Arimo, "Liberation Sans", Arial, Helvetica, sans-serif; margin: 1rem; color: #1a1a1a; background: #fff; }
            figure { margin: 0 auto; max-width: {{width}}px; }
            svg { width: 100%; height: auto; }
            table { border-collapse: collapse; font-size: 0.85rem; }
            caption { text-align: left; padding: 0.25rem 0; }
            th, td { padding: 0.1rem 0.6rem; text-align: left; border-bottom: 1px solid #ddd; }
            .number { text-align: right; }
            </style>
            </head>
            <body>
            {{Fragment(figure)}}</body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string DataOf(Figure figure)
    {
        Tables.Table data = figure.Data;
        return data.Rows.Count > MostRows
            ? ""
            : $"<details><summary>Data</summary>\n{(data with { Title = "" }).ToHtml()}</details>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
