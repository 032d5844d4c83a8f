using System.Globalization;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Subgroups;

/// <summary>Divides people by a column: categories as they are, numbers of few values by value, others at their median.</summary>
internal static class SubgroupSplit
{
    private const int MostLevels = 8;
    private const int FewValues = 4;

    /// <summary>The division, or <c>null</c> when the column does not divide (one level, or too many).</summary>
    /// <param name="name">What the division is called.</param>
    /// <param name="column">The column, one value a row.</param>
    /// <param name="isCategory">Whether numbers are categories.</param>
    public static Factor? Of(string name, Column column, bool isCategory)
    {
        Factor factor =
            column is NumericColumn numbers && !isCategory && Distinct(numbers) > FewValues
                ? AtMedian(name, numbers)
                : (column as Factor ?? ((NumericColumn)column).AsFactor()).WithoutUnusedLevels();
        return factor.Levels.Count is >= 2 and <= MostLevels
            ? new Factor(name, factor.Codes.ToArray(), factor.Levels)
            : null;
    }

    private static int Distinct(NumericColumn column) =>
        column.Values.ToArray().Where(v => !double.IsNaN(v)).Distinct().Take(FewValues + 1).Count();

    // The median belongs to the upper half, so that "below" means below.
    private static Factor AtMedian(string name, NumericColumn column)
    {
        double[] present = [.. column.Values.ToArray().Where(v => !double.IsNaN(v)).Order()];
        double median = present[present.Length / 2];
        int[] codes = new int[column.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            double value = column.Values[row];
            codes[row] =
                double.IsNaN(value) ? -1
                : value < median ? 0
                : 1;
        }
        string text = median.ToString("R", CultureInfo.InvariantCulture);
        return new Factor(name, codes, [$"Below {text}", $"{text} or more"]);
    }
}
