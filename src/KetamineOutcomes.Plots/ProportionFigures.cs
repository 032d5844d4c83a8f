using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of rates and of their differences.</summary>
public static class ProportionFigures
{
    /// <summary>A bar a group with Wilson's interval, and the differences from the reference in the notes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this ProportionResult result, ResponseFigureOptions? options = null)
    {
        options ??= new();
        string level = FigureText.Level(result.Options.Level);
        string by = result.By is { } column ? $", by {column}" : "";
        var words = new RateWords(
            $"Participants with {result.Outcome}{by}",
            options.YLabel ?? $"Participants with {result.Outcome} (%)",
            options.EventsLabel,
            $"Intervals: {level} (Wilson).",
            DifferenceNote(result, level),
            ""
        );
        return ResponseFigure.Draw([.. result.Groups.Select(ToRate)], words, options);
    }

    /// <summary>A forest of the differences from the reference, in percentage points, with Newcombe's intervals; within
    /// people when they are paired.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure; without rows when there is one group.</returns>
    public static Figure ToForest(this ProportionResult result, ForestFigureOptions? options = null)
    {
        string level = FigureText.Level(result.Options.Level);
        string reference = ReferenceOf(result);
        bool paired = result.Paired.Count > 0;
        string against = reference.Length > 0 ? $" v {reference}" : "";
        var words = new ForestWords($"Difference in {result.Outcome}{against}", "Difference (percentage points)")
        {
            LabelHeading = result.By ?? "",
            CellHeadings = paired ? ["Pairs"] : ["Events/n", reference.Length > 0 ? $"{reference}\nevents/n" : ""],
            EstimateHeading = $"Points ({level} CI)",
            Decimals = 1,
            Notes = [paired ? "Intervals: Newcombe, for pairs." : "Intervals: Newcombe."],
        };
        return ForestFigure.Draw("difference", DifferenceRows(result), words, options ?? new());
    }

    /// <summary>The rows of such a forest.</summary>
    internal static ForestRow[] DifferenceRows(ProportionResult result) =>
        result.Paired.Count > 0
            ?
            [
                .. result.Paired.Select(p =>
                    Points(p.Pairs.Group, p.Pairs.Difference, p.Pairs.Newcombe) with
                    {
                        Cells = [Invariant($"{p.Pairs.Count.N}")],
                    }
                ),
            ]
            :
            [
                .. result.Comparisons.Select(c =>
                    Points(c.Crude.Group, c.Crude.RiskDifference.Estimate, c.Crude.RiskDifference.Newcombe) with
                    {
                        Cells = [OfN(c.Crude.GroupCount), OfN(c.Crude.ReferenceCount)],
                    }
                ),
            ];

    internal static string ReferenceOf(ProportionResult result) =>
        result.Comparisons is [var first, ..] ? first.Crude.Reference
        : result.Paired is [var pair, ..] ? pair.Pairs.Reference
        : "";

    internal static Rate ToRate(ResponseRate rate) =>
        new(rate.Group, rate.Count.N, rate.Count.Events, rate.Proportion.Value, rate.Wilson.Lower, rate.Wilson.Upper);

    private static ForestRow Points(string group, Estimate difference, ConfidenceInterval? interval) =>
        new(group)
        {
            Estimate = 100 * difference.Value,
            Lower = 100 * interval?.Lower,
            Upper = 100 * interval?.Upper,
        };

    private static string OfN(BinomialCount count) => Invariant($"{count.Events}/{count.N}");

    private static string DifferenceNote(ProportionResult result, string level)
    {
        ForestRow[] rows = DifferenceRows(result);
        if (rows.Length is 0 or > 6)
        {
            return "";
        }
        IEnumerable<string> differences = rows.Select(r =>
            $"{r.Label}: {FigureText.WithInterval(r.Estimate, r.Lower, r.Upper, 1)}"
        );
        string kind = result.Paired.Count > 0 ? "Newcombe, for pairs" : "Newcombe";
        return $"Difference from {ReferenceOf(result)} in percentage points ({level} CI, {kind}): {string.Join("; ", differences)}.";
    }
}
