using System.Globalization;

namespace KetamineOutcomes.Tables;

/// <summary>Finished texts for table cells: half away from zero, no negative zero, invariant, p &lt; 0.001.</summary>
public static class Cell
{
    /// <summary>What stands where there is no number.</summary>
    public const string NotEstimable = "NE";

    /// <summary>A number with a fixed count of decimals, rounded half away from zero as SAS prints it.</summary>
    /// <param name="value">The number, or <c>null</c>.</param>
    /// <param name="decimals">Decimals, 0 to 15.</param>
    /// <returns>The text, <c>NE</c> for null.</returns>
    public static string Number(double? value, int decimals = 2)
    {
        if (value is not { } number)
        {
            return NotEstimable;
        }
        if (Math.Abs(number) >= 1e15)
        {
            return number.ToString("0.###E+0", CultureInfo.InvariantCulture);
        }
        // Beyond 7.9e27 decimal overflows; below, it rounds what the shortest text of the double says (2.675 goes up).
        decimal exact = decimal.Parse(
            number.ToString("R", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
        decimal rounded = Math.Round(exact, decimals, MidpointRounding.AwayFromZero);
        string text = Math.Abs(rounded).ToString(Invariant($"F{decimals}"), CultureInfo.InvariantCulture);
        return rounded < 0 ? "-" + text : text;
    }

    /// <summary>A proportion as percent with one decimal.</summary>
    /// <param name="proportion">In [0, 1], or <c>null</c>.</param>
    /// <param name="decimals">Decimals.</param>
    /// <returns>The text: <c>52.5%</c>.</returns>
    public static string Percent(double? proportion, int decimals = 1) =>
        proportion is { } p ? Number(p * 100, decimals) + "%" : NotEstimable;

    /// <summary>A p-value: three decimals, <c>&lt;0.001</c> below.</summary>
    /// <param name="p">The p-value, or <c>null</c>.</param>
    /// <returns>The text.</returns>
    public static string PValue(double? p) =>
        p is { } value
            ? value < 0.001
                ? "<0.001"
                : Number(value, 3)
            : NotEstimable;

    /// <summary>An interval in words that survive negative limits: <c>1.20 to 3.40</c>.</summary>
    /// <param name="lower">Lower limit, or <c>null</c>.</param>
    /// <param name="upper">Upper limit, or <c>null</c>.</param>
    /// <param name="decimals">Decimals.</param>
    /// <returns>The text.</returns>
    public static string Interval(double? lower, double? upper, int decimals = 2) =>
        lower is null && upper is null ? NotEstimable : $"{Number(lower, decimals)} to {Number(upper, decimals)}";

    // A plain word that begins a title or a heading; names with capitals, digits or underscores stay as their file has them.
    internal static string Sentence(string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        ReadOnlySpan<char> first = end < 0 ? text : text.AsSpan(0, end);
        return first.Length > 1 && first.ContainsAnyExceptInRange('a', 'z') ? text
            : text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..]
            : text;
    }
}
