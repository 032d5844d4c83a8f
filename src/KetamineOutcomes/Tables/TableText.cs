using System.Text;

namespace KetamineOutcomes.Tables;

internal static class TableText
{
    public static string Render(Table table)
    {
        int[] widths = table
            .Columns.Select(
                (column, c) =>
                    Math.Max(column.Header.Length, table.Rows.Select(r => CellOf(r, c).Length).DefaultIfEmpty(0).Max())
            )
            .ToArray();
        var text = new StringBuilder();
        if (table.Title.Length > 0)
        {
            text.Append(table.Title).Append('\n');
        }
        // A table without columns is a title with its notes: what there is to say when there is nothing to list.
        if (widths.Length > 0)
        {
            AppendLine(text, table, widths, c => table.Columns[c].Header);
            text.Append('-', Math.Max(1, widths.Sum() + 2 * (widths.Length - 1))).Append('\n');
        }
        foreach (TableRow row in table.Rows)
        {
            AppendLine(text, table, widths, c => CellOf(row, c));
        }
        foreach (string note in table.Footnotes)
        {
            text.Append(note).Append('\n');
        }
        return text.ToString();
    }

    private static string CellOf(TableRow row, int column) =>
        OneLine(column == 0 ? new string(' ', 2 * row.Indent) + row.Cells[0] : row.Cells[column]);

    // A name read from a quoted field may hold a line break.
    private static string OneLine(string cell) => cell.ReplaceLineEndings(" ");

    private static void AppendLine(StringBuilder text, Table table, int[] widths, Func<int, string> cell)
    {
        var line = new StringBuilder();
        for (int c = 0; c < widths.Length; c++)
        {
            if (c > 0)
            {
                line.Append("  ");
            }
            line.Append(table.Columns[c].IsNumeric ? cell(c).PadLeft(widths[c]) : cell(c).PadRight(widths[c]));
        }
        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
