using System.Globalization;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>Estimates as finished texts for table cells.</summary>
internal static class EstimateCells
{
    /// <summary>The heading over intervals: <c>95% CI</c>.</summary>
    public static string Heading(double level) =>
        (level * 100).ToString("0.###", CultureInfo.InvariantCulture) + "% CI";

    /// <summary>The heading over an interval, or without a level where there is none.</summary>
    public static string Heading(ConfidenceInterval? interval) => interval is null ? "CI" : Heading(interval.Level);

    /// <summary>The limits: <c>1.20 to 3.40</c>, <c>NE</c> without them.</summary>
    public static string Interval(ConfidenceInterval? interval, int decimals = 2) =>
        Cell.Interval(interval?.Lower, interval?.Upper, decimals);
}
