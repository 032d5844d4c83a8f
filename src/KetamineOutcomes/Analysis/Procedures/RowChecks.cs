using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the inputs need to look at the rows: which are kept so far, and where to report.</summary>
internal sealed class RowChecks(Dataset data, bool[]? dropped, List<DataProblem> problems)
{
    private const int LinesNamed = 5;

    public bool IsDropped(int row) => dropped is not null && dropped[row];

    /// <summary>Reports the rows of a column whose values are forbidden, by line, as one problem.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isBad">Whether a kept row's value is forbidden.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="what">What is wrong with such a value: <c>text where a number is needed</c>.</param>
    /// <param name="advice">What to do.</param>
    public void ReportRows(Column column, Func<int, bool> isBad, string rule, string what, string advice)
    {
        int bad = 0;
        int first = -1;
        var lines = new List<string>(LinesNamed);
        for (int row = 0; row < column.Length; row++)
        {
            if (IsDropped(row) || !isBad(row))
            {
                continue;
            }
            bad++;
            first = first < 0 ? row : first;
            if (lines.Count < LinesNamed)
            {
                lines.Add(Invariant($"{data.LineOf(row)}"));
            }
        }
        if (bad == 0)
        {
            return;
        }
        string more = bad > LinesNamed ? ", …" : "";
        string where = bad == 1 ? "" : $" (lines {string.Join(", ", lines)}{more})";
        string count = bad == 1 ? "One row has" : Invariant($"{bad} rows have");
        problems.Add(
            DataProblem.Error(rule, $"{count} {what}{where}.", advice) with
            {
                File = data.Name,
                Line = data.LineOf(first),
                Column = column.Name,
                Value = column.TextAt(first),
            }
        );
    }

    /// <summary>Reports a problem of the whole column.</summary>
    public void Report(Column column, string rule, string message, string advice) =>
        problems.Add(DataProblem.Error(rule, message, advice) with { File = data.Name, Column = column.Name });
}
