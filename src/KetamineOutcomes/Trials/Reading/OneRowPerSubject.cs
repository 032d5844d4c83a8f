using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Takes subjects.csv from a file with several rows a participant: the columns that are the same in all rows of
/// each participant, missing cells aside.</summary>
internal static class OneRowPerSubject
{
    /// <summary>The table with one row a participant, in order of their first rows. A column that differs within a
    /// participant is no participant's column and is left out; the arm may not differ (recorded).</summary>
    public static SourceTable Take(SourceTable table, ProblemList problems)
    {
        Factor? ids = table.Find("subject_id") switch
        {
            Factor factor => factor,
            NumericColumn numbers => numbers.AsFactor(),
            _ => null,
        };
        if (ids is null)
        {
            return table;
        }
        int[] places = Places(ids, out int[] first);
        var columns = new List<Column>();
        foreach (Column column in table.Data.Columns)
        {
            int[] rows = FirstPresent(column, places, first);
            bool isArm = column.Name.Equals("arm", StringComparison.OrdinalIgnoreCase);
            if (isArm)
            {
                ReportDifferences(table, problems, column, places, rows);
            }
            if (isArm || !Differs(column, places, rows))
            {
                columns.Add(column.Take(rows));
            }
        }
        int[] lines = first.Select(table.Data.LineOf).ToArray();
        return table.With(new Dataset(table.File, columns, first.Length, lines));
    }

    /// <summary>Each row's place among the participants by first row; rows without an identifier belong to none.</summary>
    private static int[] Places(Factor ids, out int[] first)
    {
        var placeOfLevel = new int[ids.Levels.Count];
        Array.Fill(placeOfLevel, -1);
        var firstRows = new List<int>();
        var places = new int[ids.Length];
        for (int row = 0; row < places.Length; row++)
        {
            int code = ids.Codes[row];
            if (code >= 0 && placeOfLevel[code] < 0)
            {
                placeOfLevel[code] = firstRows.Count;
                firstRows.Add(row);
            }
            places[row] = code < 0 ? -1 : placeOfLevel[code];
        }
        first = firstRows.ToArray();
        return places;
    }

    /// <summary>For each participant the first row in which a column has a value, else the participant's first row.</summary>
    private static int[] FirstPresent(Column column, int[] places, int[] first)
    {
        int[] rows = (int[])first.Clone();
        for (int row = 0; row < places.Length; row++)
        {
            int place = places[row];
            if (place >= 0 && column.IsMissing(rows[place]) && !column.IsMissing(row))
            {
                rows[place] = row;
            }
        }
        return rows;
    }

    private static bool Differs(Column column, int[] places, int[] rows)
    {
        for (int row = 0; row < places.Length; row++)
        {
            if (places[row] >= 0 && Differ(column, row, rows[places[row]]))
            {
                return true;
            }
        }
        return false;
    }

    private static void ReportDifferences(
        SourceTable table,
        ProblemList problems,
        Column column,
        int[] places,
        int[] rows
    )
    {
        for (int row = 0; row < places.Length; row++)
        {
            if (places[row] >= 0 && Differ(column, row, rows[places[row]]))
            {
                problems.Add(
                    TrialRules.ConflictingValue,
                    table,
                    row,
                    column.Name,
                    Invariant($"The participant's arm is another on line {table.Data.LineOf(rows[places[row]])}."),
                    "A participant belongs to one arm; for a crossover use the column 'treatment'."
                );
            }
        }
    }

    private static bool Differ(Column column, int row, int other) =>
        !column.IsMissing(row)
        && column switch
        {
            NumericColumn numbers => numbers.Values[row] != numbers.Values[other],
            Factor factor => factor.Codes[row] != factor.Codes[other],
            _ => false,
        };
}
