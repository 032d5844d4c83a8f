using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of means and of their differences.</summary>
public static class EffectFigures
{
    /// <summary>A dot a group: its mean with the t interval, and the differences from the reference in the notes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this EffectResult result, MeanFigureOptions? options = null)
    {
        options ??= new();
        string level = FigureText.Level(result.Options.Level);
        var words = new MeanWords(
            $"{result.Options.Value}, by {result.Options.By}",
            $"Mean {result.Options.Value}",
            [
                $"Means with {level} confidence intervals (t).",
                options.Differences ? DifferenceNote(result, level, options.Decimals) : "",
            ]
        );
        return MeanFigure.Draw([.. result.Groups.Select(ToMean)], words, options);
    }

    /// <summary>A forest of the differences from the reference: means (Welch; paired t within people), or standardised.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <param name="standardised">Draws Hedges' g (within people Cohen's dz) in place of the difference of means. Default
    /// <c>false</c>.</param>
    /// <returns>The figure.</returns>
    public static Figure ToForest(
        this EffectResult result,
        ForestFigureOptions? options = null,
        bool standardised = false
    )
    {
        string level = FigureText.Level(result.Options.Level);
        string measure =
            !standardised ? $"Difference in mean {result.Options.Value}"
            : result.Within is null ? "Hedges' g"
            : "Cohen's dz";
        string reference = ReferenceOf(result);
        var words = new ForestWords($"{measure}, by {result.Options.By}, v {reference}", measure)
        {
            LabelHeading = result.Options.By,
            CellHeadings = [result.Within is null ? "n" : "Pairs"],
            EstimateHeading = $"{(standardised ? measure : "Difference")} ({level} CI)",
            Notes = [NoteOf(result, standardised)],
        };
        return ForestFigure.Draw(
            standardised ? "effect-size" : "difference",
            Rows(result, standardised),
            words,
            options ?? new()
        );
    }

    /// <summary>The rows of such a forest.</summary>
    internal static ForestRow[] Rows(EffectResult result, bool standardised) =>
        result.Within is { } within
            ?
            [
                .. within.Comparisons.Select(c =>
                    Row(c.Group, c.N, standardised ? c.CohensDz : c.MeanDifference.Difference)
                ),
            ]
            :
            [
                .. (result.Between?.Comparisons ?? []).Select(c =>
                    Row(c.Group, CountOf(result, c.Group), standardised ? c.HedgesG : c.Welch.Difference)
                ),
            ];

    internal static string ReferenceOf(EffectResult result) =>
        result.Within?.Comparisons is [var pair, ..] ? pair.Reference
        : result.Between?.Comparisons is [var first, ..] ? first.Reference
        : "";

    internal static GroupMean ToMean(GroupSummary group) =>
        new(group.Group, group.N, group.Mean.Value, group.Mean.Interval?.Lower, group.Mean.Interval?.Upper);

    private static double CountOf(EffectResult result, string group) =>
        result.Groups.FirstOrDefault(g => g.Group == group)?.N ?? double.NaN;

    private static ForestRow Row(string group, double n, Estimate estimate) =>
        ForestRow.Of(group, estimate) with
        {
            Cells = [FigureText.Count(n)],
        };

    private static string NoteOf(EffectResult result, bool standardised) =>
        (standardised, result.Within is null) switch
        {
            (true, true) => "Intervals: noncentral t.",
            (true, false) => "Within people; intervals: noncentral t.",
            (false, true) => "Intervals: Welch.",
            _ => "Within people; intervals: paired t.",
        };

    private static string DifferenceNote(EffectResult result, string level, int decimals)
    {
        ForestRow[] rows = Rows(result, standardised: false);
        if (rows.Length is 0 or > 6)
        {
            return "";
        }
        string kind = result.Within is null ? "Welch" : "within people";
        IEnumerable<string> texts = rows.Select(r =>
            $"{r.Label}: {FigureText.WithInterval(r.Estimate, r.Lower, r.Upper, decimals)}"
        );
        return $"Difference from {ReferenceOf(result)} ({level} CI, {kind}): {string.Join("; ", texts)}.";
    }
}
