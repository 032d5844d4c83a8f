using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Data;

/// <summary>A dataset at a glance: how large it is, which kind each column is of, its first rows.</summary>
internal static class DatasetPreview
{
    private const int Rows = 10;

    /// <summary>Columns that are shown: more are not looked at, and make a notebook slow.</summary>
    private const int MostColumns = 100;

    public static Table Of(Dataset data)
    {
        Column[] columns = [.. data.Columns.Take(MostColumns)];
        int rows = Math.Min(Rows, data.RowCount);
        List<string> notes = [];
        if (rows < data.RowCount)
        {
            notes.Add(Invariant($"The first {rows} of {data.RowCount} rows."));
        }
        if (columns.Length < data.ColumnNames.Count)
        {
            notes.Add(Invariant($"The first {columns.Length} of {data.ColumnNames.Count} columns."));
        }
        return new Table(
            $"{data.Name}: {Count(data.RowCount, "row")}, {Count(data.ColumnNames.Count, "column")}",
            [
                new("Row"),
                .. columns.Select(column => new TableColumn(
                    $"{column.Name} ({Kind(column)})",
                    column is NumericColumn
                )),
            ],
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(row => new TableRow([
                        Invariant($"{row + 1}"),
                        .. columns.Select(column => column.TextAt(row)),
                    ])),
            ],
            []
        )
        {
            // Set as they are: a participant's NE is a text, and no estimate that needs a note.
            Footnotes = notes,
        };
    }

    private static string Kind(Column column) =>
        column switch
        {
            NumericColumn { IsDate: true } => "dates",
            NumericColumn => "numbers",
            Factor factor => Count(factor.Levels.Count, "level"),
            _ => column.GetType().Name,
        };

    private static string Count(int number, string what) => Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
