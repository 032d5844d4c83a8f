using System.Net;
using System.Text;

namespace KetamineOutcomes.Plots.Output;

/// <summary>The figure as HTML: the SVG, which has its title inside, and the data behind a heading that opens. In a page of its
/// own the SVG is part of the page, so that its text can be searched; in a fragment it is an image.</summary>
internal static class HtmlOutput
{
    // A table of more rows would weigh more than the figure; the CSV has them all.
    internal const int MostRows = 500;

    // As an image, not as elements of the page: ids of several figures cannot collide, and viewers that drop svg elements
    // from a cell's output (GitHub's does) show it.
    public static string Fragment(Figure figure)
    {
        string picture = Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.ToSvg()));
        string words = Encode($"{figure.Title}. {figure.Description}");
        return Invariant(
                $"""
                <figure>
                <img src="data:image/svg+xml;base64,{picture}" width="{figure.Width}" height="{figure.Height}" alt="{words}">
                {DataOf(figure)}</figure>

                """
            )
            .ReplaceLineEndings("\n");
    }

    public static string Page(Figure figure)
    {
        string width = figure.Print?.WidthMillimetres is { } millimetres
            ? Invariant($"{millimetres:0.###}mm")
            : Invariant($"{figure.Width}px");
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
            figure { margin: 0 auto; max-width: {{width}}; }
            svg { width: 100%; height: auto; }
            table { border-collapse: collapse; font-size: 0.85rem; }
            caption { text-align: left; padding: 0.25rem 0; }
            th, td { padding: 0.1rem 0.6rem; text-align: left; border-bottom: 1px solid #ddd; }
            .number { text-align: right; }
            </style>
            </head>
            <body>
            <figure>
            {{figure.ToSvg()}}{{DataOf(figure)}}</figure>
            </body>
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
