using System.Net;
using System.Text;

namespace KetamineOutcomes.Tables;

internal static class TableHtml
{
    public static string Render(Table table)
    {
        var html = new StringBuilder("<table>\n");
        if (table.Title.Length > 0)
        {
            html.Append("<caption>").Append(Encode(table.Title)).Append("</caption>\n");
        }
        html.Append("<thead><tr>");
        foreach (TableColumn column in table.Columns)
        {
            html.Append(column.IsNumeric ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                .Append(Encode(column.Header.Replace("n = ", "n\u00a0=\u00a0", StringComparison.Ordinal)))
                .Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (TableRow row in table.Rows)
        {
            AppendRow(html, table, row);
        }
        html.Append("</tbody>\n");
        if (table.Footnotes.Count > 0)
        {
            html.Append("<tfoot><tr><td colspan=\"").Append(Math.Max(1, table.Columns.Count)).Append("\">");
            html.AppendJoin("<br>", table.Footnotes.Select(Encode)).Append("</td></tr></tfoot>\n");
        }
        return html.Append("</table>\n").ToString();
    }

    private static void AppendRow(StringBuilder html, Table table, TableRow row)
    {
        if (row.IsHeading)
        {
            // A heading over the rows below it, not a row of empty cells.
            html.Append(Invariant($"<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"{row.Cells.Count}\""));
            html.Append(row.Indent > 0 ? Invariant($" class=\"indent{row.Indent}\">") : ">");
            html.Append(Encode(row.Cells[0])).Append("</th></tr>\n");
            return;
        }
        html.Append("<tr>");
        for (int c = 0; c < row.Cells.Count; c++)
        {
            string cell = Encode(c == 0 ? row.Cells[c] : WithMinus(row.Cells[c]));
            if (c == 0)
            {
                string indent = row.Indent > 0 ? Invariant($" class=\"indent{row.Indent}\"") : "";
                html.Append("<th scope=\"row\"").Append(indent).Append('>').Append(cell).Append("</th>");
            }
            else
            {
                html.Append(table.Columns[c].IsNumeric ? "<td class=\"number\">" : "<td>").Append(cell).Append("</td>");
            }
        }
        html.Append("</tr>\n");
    }

    // A hyphen before a number that starts a word is a minus sign.
    private static string WithMinus(string text)
    {
        if (!text.Contains('-', StringComparison.Ordinal))
        {
            return text;
        }
        char[] letters = text.ToCharArray();
        for (int i = 0; i + 1 < letters.Length; i++)
        {
            if (letters[i] == '-' && char.IsAsciiDigit(letters[i + 1]) && (i == 0 || letters[i - 1] is ' ' or '('))
            {
                letters[i] = '\u2212';
            }
        }
        return new string(letters);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
