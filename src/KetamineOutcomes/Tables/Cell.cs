using System.Globalization;

namespace KetamineOutcomes.Tables;

/// <summary>Finished texts for table cells: half away from zero, no negative zero, invariant, p &lt; 0.001.</summary>
public static class Cell
{
    /// <summary>What stands where there is no number.</summary>
    public const string NotEstimable = "NE";

    /// <summary>A number with a fixed count of decimals, rounded half away from zero on its decimal value.</summary>
    /// <remarks>The decimal value is the number's first 15 significant digits, as SAS's ROUND (with its fuzz) and Excel take
    /// it: 2.675 gives 2.68 though the nearest double lies below it, 0.285 × 100 = 28.499999999999996 gives 29, and 0.125
    /// gives 0.13 where R's round and C's printf give 0.12. What rounds to zero has no sign.</remarks>
    /// <param name="value">The number; <c>null</c> where there is none. NaN and infinity, which no result holds, count as none.</param>
    /// <param name="decimals">Decimals, 0 to 15.</param>
    /// <returns>The text, <c>NE</c> for null.</returns>
    public static string Number(double? value, int decimals = 2)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return NotEstimable;
        }
        if (Math.Abs(number) >= 1e15)
        {
            return number.ToString("0.###E+0", CultureInfo.InvariantCulture);
        }
        decimal rounded = Math.Round(Digits15(number), decimals, MidpointRounding.AwayFromZero);
        string text = Math.Abs(rounded).ToString(Invariant($"F{decimals}"), CultureInfo.InvariantCulture);
        return rounded < 0 ? "-" + text : text;
    }

    /// <summary>A number with no more decimals than it needs: a day of 965 is <c>965</c>, one of 96.5 is <c>96.5</c>.</summary>
    /// <param name="value">The number, or <c>null</c>.</param>
    /// <param name="most">The most decimals, 0 to 15; rounded as <see cref="Number"/>.</param>
    /// <returns>The text, <c>NE</c> for null.</returns>
    public static string Shortest(double? value, int most = 2)
    {
        string text = Number(value, most);
        return text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal)
            ? text.TrimEnd('0').TrimEnd('.')
            : text;
    }

    private static decimal Digits15(double number) =>
        decimal.Parse(
            number.ToString("G15", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );

    /// <summary>A proportion as percent with one decimal.</summary>
    /// <param name="proportion">In [0, 1], or <c>null</c>.</param>
    /// <param name="decimals">Decimals.</param>
    /// <returns>The text: <c>52.5%</c>.</returns>
    public static string Percent(double? proportion, int decimals = 1) =>
        proportion is { } p ? Number(p * 100, decimals) + "%" : NotEstimable;

    /// <summary>A p-value: three decimals, <c>&lt;0.001</c> below, <c>&gt;0.999</c> above (1 too: a table never says that
    /// chance is certain).</summary>
    /// <param name="p">The p-value, or <c>null</c>.</param>
    /// <returns>The text.</returns>
    public static string PValue(double? p) =>
        p switch
        {
            null => NotEstimable,
            < 0.001 => "<0.001",
            > 0.999 => ">0.999",
            _ => Number(p, 3),
        };

    /// <summary>A p-value in a sentence: <c>p = 0.012</c>, <c>p &lt; 0.001</c>, <c>p &gt; 0.999</c>, <c>p NE</c>.</summary>
    /// <param name="p">The p-value, or <c>null</c>.</param>
    /// <returns>The text.</returns>
    public static string PStatement(double? p) =>
        p switch
        {
            null => "p " + NotEstimable,
            < 0.001 => "p < 0.001",
            > 0.999 => "p > 0.999",
            _ => "p = " + Number(p, 3),
        };

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
