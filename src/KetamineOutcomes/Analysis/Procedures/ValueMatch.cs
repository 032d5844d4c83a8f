using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Rows whose value equals one that a user typed: text as text, numbers as numbers.</summary>
internal static class ValueMatch
{
    /// <summary>Marks the rows of a column that have the value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value, as typed.</param>
    /// <param name="matches">One flag a row; those with the value are set, the others are left.</param>
    /// <returns>How many rows have it.</returns>
    public static int Mark(Column column, string value, bool[] matches)
    {
        value = value.Trim();
        bool isNumber = NumberText.TryParse(value, out double number);
        int count = 0;
        if (column is NumericColumn numeric && isNumber)
        {
            double[] values = numeric.Array;
            for (int row = 0; row < values.Length; row++)
            {
                if (values[row] == number)
                {
                    matches[row] = true;
                    count++;
                }
            }
        }
        else if (column is NumericColumn { IsDate: true } dates)
        {
            for (int row = 0; row < dates.Length; row++)
            {
                if (dates.TextAt(row) == value)
                {
                    matches[row] = true;
                    count++;
                }
            }
        }
        else if (column is Factor factor)
        {
            bool exact = factor.Levels.Contains(value, StringComparer.Ordinal);
            bool[] wanted = factor
                .Levels.Select(level =>
                    exact
                        ? string.Equals(level, value, StringComparison.Ordinal)
                        : isNumber && NumberText.TryParse(level, out double other) && other == number
                )
                .ToArray();
            int[] codes = factor.Array;
            for (int row = 0; row < codes.Length; row++)
            {
                if (codes[row] >= 0 && wanted[codes[row]])
                {
                    matches[row] = true;
                    count++;
                }
            }
        }
        return count;
    }
}
