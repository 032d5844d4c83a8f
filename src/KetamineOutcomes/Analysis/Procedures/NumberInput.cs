using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A column of numbers. Text in it is refused, and a negative number where the role forbids it.</summary>
internal sealed class NumberInput : RowInput
{
    private readonly bool nonNegative;

    /// <summary>Sums of counts stay exact below it, and more people never lived.</summary>
    private const double MostPeople = 1e12;

    private readonly bool whole;

    internal NumberInput(Column column, bool nonNegative, bool whole)
        : base(column)
    {
        this.nonNegative = nonNegative;
        this.whole = whole;
    }

    /// <summary>One finite number a row used.</summary>
    public double[] Values { get; private set; } = [];

    internal override void Check(RowChecks checks)
    {
        if (Column is Factor factor)
        {
            double?[] numbers = factor
                .Levels.Select(level => NumberText.TryParse(level, out double number) ? number : (double?)null)
                .ToArray();
            checks.ReportRows(
                factor,
                row => factor.Codes[row] >= 0 && numbers[factor.Codes[row]] is null,
                "not-a-number",
                "text where a number is needed",
                "Mend the values, name codes for missing values with --missing, or choose another column; "
                    + "Inf, leading zeros and thousands separators are not numbers."
            );
            // Rows with text are reported or dropped by now; their numbers are never seen.
            double[] values = new double[factor.Length];
            for (int row = 0; row < values.Length; row++)
            {
                int code = factor.Codes[row];
                values[row] = code < 0 ? double.NaN : numbers[code] ?? double.NaN;
            }
            Column = new NumericColumn(factor.Name, values);
        }
        double[] array = ((NumericColumn)Column).Array;
        if (nonNegative && Any(array, below: true))
        {
            checks.ReportRows(
                Column,
                row => array[row] < 0,
                "negative-value",
                "a negative value",
                "Only 0 and above is possible here; mend the values."
            );
        }
        if (whole && Any(array, below: false))
        {
            checks.ReportRows(
                Column,
                row => Math.Floor(array[row]) != array[row] && !double.IsNaN(array[row]),
                "not-whole",
                "a number that is not whole",
                "Only whole numbers are possible here; mend the values."
            );
        }
        if (whole)
        {
            checks.ReportRows(
                Column,
                row => array[row] > MostPeople,
                "out-of-range",
                "a count above 1e12",
                "No row stands for so many; mend the values."
            );
        }
    }

    internal override void Take(int[]? rows) => Values = ((NumericColumn)TakeColumn(rows)).Array;

    private static bool Any(double[] values, bool below)
    {
        foreach (double value in values)
        {
            if (below ? value < 0 : Math.Floor(value) != value && !double.IsNaN(value))
            {
                return true;
            }
        }
        return false;
    }
}
