using Spectre.Console;
using Table = KetamineOutcomes.Tables.Table;
using TableRow = KetamineOutcomes.Tables.TableRow;

namespace KetamineOutcomes.Tool.Output;

/// <summary>Tables on a terminal. Apart, so that Spectre.Console is loaded only there.</summary>
/// <remarks>A table wider than the terminal is cut into several, each with the column that heads the rows: cells are never
/// broken or cropped.</remarks>
internal static class TerminalTables
{
    /// <summary>What a column takes beside its text: two spaces and its part of the border.</summary>
    private const int Padding = 3;

    /// <summary>Prints tables and a note on the process's own terminal.</summary>
    public static void Print(IReadOnlyList<Table> tables, string note) => Print(AnsiConsole.Console, tables, note);

    /// <summary>Prints tables and a note.</summary>
    public static void Print(IAnsiConsole terminal, IReadOnlyList<Table> tables, string note)
    {
        foreach (Table table in tables)
        {
            if (table.Title.Length > 0)
            {
                terminal.Write(new Text(table.Title + "\n", new Style(decoration: Decoration.Bold)));
            }
            foreach (int[] columns in Parts(table, terminal.Profile.Width))
            {
                terminal.Write(Shown(table, columns));
            }
            foreach (string footnote in table.Footnotes)
            {
                terminal.Write(new Text(footnote + "\n", new Style(decoration: Decoration.Dim)));
            }
            terminal.WriteLine();
        }
        terminal.Write(new Text(note + "\n", new Style(decoration: Decoration.Dim)));
    }

    /// <summary>The columns of each part: the first, then as many as fit.</summary>
    private static List<int[]> Parts(Table table, int width)
    {
        int[] widths = new int[table.Columns.Count];
        for (int c = 0; c < widths.Length; c++)
        {
            int widest = table.Rows.Select(row => CellOf(row, c).GetCellWidth()).DefaultIfEmpty(0).Max();
            widths[c] = Math.Max(widest, table.Columns[c].Header.GetCellWidth()) + Padding;
        }
        var parts = new List<int[]>();
        List<int> part = [0];
        int used = widths[0];
        for (int c = 1; c < widths.Length; c++)
        {
            if (part.Count > 1 && used + widths[c] >= width)
            {
                parts.Add([.. part]);
                part = [0];
                used = widths[0];
            }
            part.Add(c);
            used += widths[c];
        }
        parts.Add([.. part]);
        return parts;
    }

    private static Spectre.Console.Table Shown(Table table, int[] columns)
    {
        var shown = new Spectre.Console.Table { Border = TableBorder.Simple };
        foreach (int c in columns)
        {
            shown.AddColumn(
                new TableColumn(new Text(table.Columns[c].Header))
                {
                    Alignment = table.Columns[c].IsNumeric ? Justify.Right : Justify.Left,
                    NoWrap = true,
                }
            );
        }
        foreach (TableRow row in table.Rows)
        {
            shown.AddRow(columns.Select(c => new Text(CellOf(row, c))).ToArray());
        }
        return shown;
    }

    private static string CellOf(TableRow row, int column) =>
        column == 0 ? new string(' ', 2 * row.Indent) + row.Cells[0] : row.Cells[column];
}
