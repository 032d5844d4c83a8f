using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Row filters, joined by <em>and</em>.</summary>
internal static class RowFilters
{
    /// <summary>Marks the rows that the filters drop, and counts them under each filter's own reason.</summary>
    /// <returns>Rows left.</returns>
    public static int Apply(
        Dataset data,
        IReadOnlyList<RowFilter> filters,
        Func<string, Column> resolve,
        List<DataProblem> problems,
        ref bool[]? dropped,
        List<DroppedRows> reasons
    )
    {
        int left = data.RowCount;
        foreach (RowFilter filter in filters)
        {
            Column column = resolve(filter.Column);
            if (column.Length != data.RowCount || data.RowCount == 0)
            {
                continue;
            }
            var matches = new bool[data.RowCount];
            if (ValueMatch.Mark(column, filter.Value, matches) == 0)
            {
                problems.Add(
                    DataProblem.Error(
                        "missing-value",
                        $"The value '{filter.Value}' that --where names does not occur.",
                        "Check its spelling; text is compared with case, numbers as numbers."
                    ) with
                    {
                        File = data.Name,
                        Column = column.Name,
                    }
                );
                continue;
            }
            dropped ??= new bool[data.RowCount];
            int count = 0;
            for (int row = 0; row < matches.Length; row++)
            {
                if (matches[row] != filter.Keep && !dropped[row])
                {
                    dropped[row] = true;
                    count++;
                }
            }
            string sign = filter.Keep ? "=" : "!=";
            if (count > 0)
            {
                reasons.Add(new DroppedRows($"not {column.Name}{sign}{filter.Value}", count));
            }
            left -= count;
        }
        return left;
    }
}
