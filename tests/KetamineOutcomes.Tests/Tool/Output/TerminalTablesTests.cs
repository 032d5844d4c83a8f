using KetamineOutcomes.Tool.Output;
using Spectre.Console;
using Table = KetamineOutcomes.Tables.Table;
using TableColumn = KetamineOutcomes.Tables.TableColumn;
using TableRow = KetamineOutcomes.Tables.TableRow;

namespace KetamineOutcomes.Tests.Tool.Output;

public class TerminalTablesTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(57)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_table_wider_than_the_terminal_is_cut_between_columns_never_inside_a_cell(int width)
    {
        string[] headers = ["Group [of arms]", "Difference", "95% interval", "Odds ratio", "95% limits", "p-value"];
        string[] cells = ["  Esketamine IN", "-22.3%", "-34.0 to -10.2%", "0.33", "0.18 to 0.61", "<0.001"];
        var table = new Table(
            "Comparisons [all]",
            headers.Select((header, c) => new TableColumn(header, IsNumeric: c > 0)).ToArray(),
            [new TableRow(cells)],
            ["A footnote."]
        );
        using var writer = new StringWriter();
        IAnsiConsole terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        terminal.Profile.Width = width;
        TerminalTables.Print(terminal, [table], "Rows: 2 read, 2 used.");
        string shown = writer.ToString();
        Assert.All(
            headers.Concat(cells).Append("A footnote."),
            text => Assert.Contains(text.Trim(), shown, StringComparison.Ordinal)
        );
        Assert.All(shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
    }
}
