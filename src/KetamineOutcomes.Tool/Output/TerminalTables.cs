using Spectre.Console;
using Table = KetamineOutcomes.Tables.Table;
using TableColumn = KetamineOutcomes.Tables.TableColumn;
using TableRow = KetamineOutcomes.Tables.TableRow;

namespace KetamineOutcomes.Tool.Output;

/// <summary>Tables on a terminal. Apart, so that Spectre.Console is loaded only there.</summary>
internal static class TerminalTables
{
    public static void Print(IReadOnlyList<Table> tables, string note)
    {
        foreach (Table table in tables)
        {
            AnsiConsole.Write(Shown(table));
            foreach (string footnote in table.Footnotes)
            {
                AnsiConsole.Write(new Text(footnote + "\n", new Style(decoration: Decoration.Dim)));
            }
            AnsiConsole.WriteLine();
        }
        AnsiConsole.Write(new Text(note + "\n", new Style(decoration: Decoration.Dim)));
    }

    private static Spectre.Console.Table Shown(Table table)
    {
        var shown = new Spectre.Console.Table { Border = TableBorder.Simple };
        if (table.Title.Length > 0)
        {
            shown.Title = new TableTitle(Markup.Escape(table.Title), new Style(decoration: Decoration.Bold));
        }
        foreach (TableColumn column in table.Columns)
        {
            shown.AddColumn(
                new Spectre.Console.TableColumn(Markup.Escape(column.Header))
                {
                    Alignment = column.IsNumeric ? Justify.Right : Justify.Left,
                    NoWrap = column.IsNumeric,
                }
            );
        }
        foreach (TableRow row in table.Rows)
        {
            shown.AddRow(
                row.Cells.Select((cell, c) => new Text(c == 0 ? new string(' ', 2 * row.Indent) + cell : cell))
                    .ToArray()
            );
        }
        return shown;
    }
}
