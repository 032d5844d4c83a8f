using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tool.Output;

/// <summary>A result for people: its tables, and what became of the rows.</summary>
internal static class ResultPrinter
{
    public static void Print(ToolConsole console, ProcedureResult result)
    {
        IReadOnlyList<Table> tables = result.ToTables();
        string rows = RowsText(result.Rows);
        if (console.OutputIsTerminal)
        {
            TerminalTables.Print(tables, rows);
        }
        else
        {
            console.Write(string.Join('\n', tables.Select(table => table.ToText())) + "\n" + rows + "\n");
        }
    }

    private static string RowsText(RowCounts rows) =>
        Invariant($"Rows: {rows.Read} read, {rows.Used} used")
        + string.Concat(rows.Dropped.Select(d => Invariant($"; {d.Rows} dropped ({d.Reason})")))
        + ".";
}
