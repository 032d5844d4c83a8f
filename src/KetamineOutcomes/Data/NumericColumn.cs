using System.Globalization;

namespace KetamineOutcomes.Data;

/// <summary>A column of numbers; NaN marks a missing value.</summary>
public sealed class NumericColumn : Column
{
    private readonly double[] values;

    /// <summary>Makes a column over an array, which it keeps (no copy).</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value a row; NaN is missing. Infinities are refused.</param>
    /// <param name="isDate">Whether the numbers are days since 1970-01-01.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public NumericColumn(string name, double[] values, bool isDate = false)
        : base(name)
    {
        foreach (double value in values)
        {
            if (double.IsInfinity(value))
            {
                throw new ArgumentException($"Column '{name}' holds an infinite value.", nameof(values));
            }
        }
        this.values = values;
        IsDate = isDate;
    }

    /// <summary>The values, one a row; NaN is missing.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Whether the numbers are dates: days since 1970-01-01.</summary>
    public bool IsDate { get; }

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    /// <inheritdoc/>
    public override string TextAt(int row) =>
        double.IsNaN(values[row]) ? ""
        : IsDate
            ? DateOnly
                .FromDayNumber((int)values[row] + new DateOnly(1970, 1, 1).DayNumber)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : values[row].ToString("R", CultureInfo.InvariantCulture);
}
