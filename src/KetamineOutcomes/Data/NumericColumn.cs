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

    private NumericColumn(string name, double[] values, string? header)
        : base(name)
    {
        this.values = values;
        Header = header;
    }

    /// <summary>A column whose values are known to be finite or NaN.</summary>
    internal static NumericColumn OfFinite(string name, double[] values, string? header) => new(name, values, header);

    /// <summary>The values, one a row; NaN is missing.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The array itself, for those in this assembly who only read it.</summary>
    internal double[] Array => values;

    /// <summary>Whether the numbers are dates: days since 1970-01-01.</summary>
    public bool IsDate { get; }

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    /// <inheritdoc/>
    public override string TextAt(int row) => double.IsNaN(values[row]) ? "" : NameOf(values[row]);

    /// <summary>The column as categories: levels named by the numbers' shortest form (<c>1</c>, not <c>1.0</c>), ascending.</summary>
    /// <returns>The factor; missing stays missing.</returns>
    public Factor AsFactor()
    {
        var codes = new int[values.Length];
        var seen = new Dictionary<double, int>();
        double last = double.NaN;
        int lastCode = -1;
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            if (value != last && !double.IsNaN(value))
            {
                if (!seen.TryGetValue(value, out lastCode))
                {
                    lastCode = seen.Count;
                    seen.Add(value, lastCode);
                }
                last = value;
            }
            codes[row] = double.IsNaN(value) ? -1 : lastCode;
        }
        double[] levels = [.. seen.Keys];
        int[] order = [.. seen.Values];
        System.Array.Sort(levels, order);
        var newCode = new int[order.Length];
        var names = new string[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            newCode[order[i]] = i;
            names[i] = NameOf(levels[i]);
        }
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = codes[row] < 0 ? -1 : newCode[codes[row]];
        }
        return Factor.OfCheckedParts(Name, codes, names);
    }

    /// <summary>The column divided at cut points: <c>Below 35</c>, <c>35 or more</c>. A value at a cut belongs above it.</summary>
    /// <param name="name">The new column's name.</param>
    /// <param name="cuts">One or more cut points, ascending.</param>
    /// <returns>The factor, lowest band first; missing stays missing, and bands without anybody are there.</returns>
    /// <exception cref="ArgumentException">There is no cut, one is not finite, or they do not ascend.</exception>
    public Factor Cut(string name, params IReadOnlyList<double> cuts)
    {
        for (int i = 0; i < cuts.Count; i++)
        {
            if (!double.IsFinite(cuts[i]) || i > 0 && cuts[i] <= cuts[i - 1])
            {
                throw new ArgumentException("Cut points are finite numbers, each above the one before.", nameof(cuts));
            }
        }
        if (cuts.Count == 0)
        {
            throw new ArgumentException("A cut point is needed.", nameof(cuts));
        }
        var codes = new int[values.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = double.IsNaN(values[row]) ? -1 : cuts.Count(cut => values[row] >= cut);
        }
        string[] levels =
        [
            $"Below {NameOf(cuts[0])}",
            .. cuts.Zip(cuts.Skip(1), (low, high) => $"{NameOf(low)} to below {NameOf(high)}"),
            $"{NameOf(cuts[^1])} or more",
        ];
        return Factor.OfCheckedParts(name, codes, levels);
    }

    internal override Column Take(int[] rows)
    {
        var taken = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = values[rows[i]];
        }
        return new NumericColumn(Name, taken, IsDate) { Header = Header };
    }

    private string NameOf(double value) =>
        IsDate
            ? DateOnly
                .FromDayNumber((int)value + new DateOnly(1970, 1, 1).DayNumber)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);
}
