using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Records empty cells of required columns.</summary>
internal static class RequiredCells
{
    /// <summary>Records each empty cell of a column that is there.</summary>
    public static void Check(TableReader reader, string column, string message)
    {
        if (reader.Table.Find(column) is { } cells)
        {
            reader.RequireValues(column, cells, message, "Fill it in, or remove the row.");
        }
    }

    /// <summary>Records each row that has neither a day nor its date.</summary>
    public static void CheckDay(TableReader reader, string dayColumn)
    {
        Column? days = reader.Table.Find(dayColumn);
        Column? dates = reader.Table.Find(DayReader.DateColumn(dayColumn));
        if (days is null || dates is null)
        {
            Check(reader, days is null ? DayReader.DateColumn(dayColumn) : dayColumn, "The day is missing.");
            return;
        }
        for (int row = 0; row < reader.Rows; row++)
        {
            if (days.IsMissing(row) && dates.IsMissing(row))
            {
                reader.Report(
                    TrialRules.MissingValue,
                    row,
                    dayColumn,
                    "Neither day nor date is given.",
                    "Fill one of them in, or remove the row."
                );
            }
        }
    }
}
