using System.Text;

namespace KetamineOutcomes.Tables;

internal static class TableMarkdown
{
    public static string Render(Table table)
    {
        var text = new StringBuilder();
        if (table.Title.Length > 0)
        {
            text.Append("**").Append(Escape(table.Title)).Append("**\n\n");
        }
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(c => Escape(c.Header))).Append(" |\n");
        text.Append('|').AppendJoin('|', table.Columns.Select(c => c.IsNumeric ? "---:" : "---")).Append("|\n");
        foreach (TableRow row in table.Rows)
        {
            string indent = string.Concat(Enumerable.Repeat("&emsp;", row.Indent));
            text.Append("| ").Append(indent).AppendJoin(" | ", row.Cells.Select(Escape)).Append(" |\n");
        }
        foreach (string note in table.Footnotes)
        {
            text.Append('\n').Append(Escape(note)).Append('\n');
        }
        return text.ToString();
    }

    private static string Escape(string cell) =>
        cell.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\n", " ", StringComparison.Ordinal);
}
