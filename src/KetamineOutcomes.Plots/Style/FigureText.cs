using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Style;

/// <summary>Numbers as a figure prints them: invariant, with a true minus sign.</summary>
internal static class FigureText
{
    /// <summary>A number with fixed decimals; <c>NE</c> where there is none.</summary>
    public static string Number(double? value, int decimals) => Minus(Cell.Number(value, decimals));

    /// <summary>An estimate with its interval: <c>−3.2 (−5.1 to −1.3)</c>; a limit that does not exist is <c>NE</c>.</summary>
    public static string WithInterval(double? value, double? lower, double? upper, int decimals) =>
        value is null && lower is null && upper is null ? Cell.NotEstimable
        : lower is null && upper is null ? Number(value, decimals)
        : $"{Number(value, decimals)} ({Number(lower, decimals)} to {Number(upper, decimals)})";

    /// <summary>A p-value with its letter: <c>p = 0.012</c>, <c>p &lt; 0.001</c>, <c>p &gt; 0.999</c>.</summary>
    public static string PValue(double p) => Cell.PStatement(p);

    /// <summary>A confidence level: <c>95%</c>, <c>97.5%</c>.</summary>
    public static string Level(double level) => Invariant($"{Math.Round(level * 100, 6)}%");

    /// <summary>A count or a weighted count: whole as it is, else one decimal; empty where nothing was counted.</summary>
    public static string Count(double count) =>
        double.IsNaN(count) ? ""
        : Math.Abs(count - Math.Round(count)) < 1e-9 ? Number(count, 0)
        : Number(count, 1);

    /// <summary>The shortest text of a number on an axis.</summary>
    public static string Tick(double value) =>
        Minus(
            Math.Abs(value) is 0 or (>= 1e-4 and < 1e7)
                ? Invariant($"{Math.Round(value, 10):0.##########}")
                : Invariant($"{value:0.###E+0}")
        );

    /// <summary>A text with a true minus sign before its number.</summary>
    public static string Minus(string text) => text.StartsWith('-') ? string.Concat("\u2212", text.AsSpan(1)) : text;
}
