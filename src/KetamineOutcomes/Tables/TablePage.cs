using System.Net;

namespace KetamineOutcomes.Tables;

/// <summary>Tables as a page of HTML that needs nothing else: rules above, below and under the heading, as journals set them.</summary>
internal static class TablePage
{
    public static string Render(IReadOnlyList<Table> tables) =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{WebUtility.HtmlEncode(tables.Count > 0 ? tables[0].Title : "")}}</title>
            <style>
            body { font: 10pt Arimo, "Liberation Sans", Arial, Helvetica, sans-serif; margin: 1rem; color: #000; background: #fff; }
            table { border-collapse: collapse; margin: 0 0 2rem; }
            caption { text-align: left; font-weight: bold; padding: 0 0 0.4rem; }
            thead th { border-top: 1.5pt solid #000; border-bottom: 0.75pt solid #000; vertical-align: bottom; }
            tbody tr:last-child > * { border-bottom: 1.5pt solid #000; }
            th, td { padding: 0.15rem 0.6rem; text-align: left; font-weight: normal; }
            thead th, .section th { font-weight: bold; }
            .number { text-align: right; white-space: nowrap; }
            .indent1 { padding-left: 1.6rem; }
            .indent2 { padding-left: 2.6rem; }
            .indent3 { padding-left: 3.6rem; }
            tfoot td { font-size: 9pt; padding-top: 0.4rem; max-width: 40rem; }
            </style>
            </head>
            <body>
            {{string.Concat(tables.Select(table => table.ToHtml()))}}</body>
            </html>

            """.ReplaceLineEndings("\n");
}
