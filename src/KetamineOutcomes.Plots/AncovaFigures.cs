using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Regression;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of adjusted means and of their contrasts.</summary>
public static class AncovaFigures
{
    /// <summary>A dot an arm: its least-squares mean with interval, and the contrasts with the reference in the notes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this AncovaResult result, MeanFigureOptions? options = null)
    {
        options ??= new();
        string level = FigureText.Level(result.Options.Level);
        var words = new MeanWords(
            $"{result.Options.Value}, by {result.Options.Arm}{Adjusted(result)}",
            $"Adjusted mean {result.Options.Value}",
            [
                $"Least-squares means with {level} confidence intervals{Adjusted(result)}.",
                options.Differences ? ContrastNote(result, level, options.Decimals) : "",
            ]
        );
        return MeanFigure.Draw([.. result.Fit.Arms.Select(ToMean)], words, options);
    }

    /// <summary>A forest of the adjusted differences from the reference.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToForest(this AncovaResult result, ForestFigureOptions? options = null)
    {
        string reference = result.Fit.Contrasts is [var first, ..] ? first.Reference : "";
        var words = new ForestWords(
            $"Adjusted difference in {result.Options.Value}, v {reference}",
            $"Adjusted difference in {result.Options.Value}"
        )
        {
            LabelHeading = result.Options.Arm,
            CellHeadings = ["n"],
            EstimateHeading = $"Difference ({FigureText.Level(result.Options.Level)} CI)",
            Notes = [$"Analysis of covariance{Adjusted(result)}."],
        };
        return ForestFigure.Draw("difference", Rows(result), words, options ?? new());
    }

    /// <summary>The rows of such a forest.</summary>
    internal static ForestRow[] Rows(AncovaResult result) =>
        [
            .. result.Fit.Contrasts.Select(c =>
                ForestRow.Of(c.Arm, c.Difference) with
                {
                    Cells = [FigureText.Count(result.Fit.Arms.FirstOrDefault(a => a.Arm == c.Arm)?.N ?? double.NaN)],
                }
            ),
        ];

    private static GroupMean ToMean(AdjustedMean arm) =>
        new(arm.Arm, arm.N, arm.Mean.Value, arm.Mean.Interval?.Lower, arm.Mean.Interval?.Upper);

    private static string Adjusted(AncovaResult result) =>
        result.Options.Covariates.Count > 0 ? $", adjusted for {string.Join(", ", result.Options.Covariates)}" : "";

    private static string ContrastNote(AncovaResult result, string level, int decimals)
    {
        ForestRow[] rows = Rows(result);
        if (rows.Length is 0 or > 6)
        {
            return "";
        }
        IEnumerable<string> texts = rows.Select(r =>
            $"{r.Label}: {FigureText.WithInterval(r.Estimate, r.Lower, r.Upper, decimals)}"
        );
        return $"Difference from {result.Fit.Contrasts[0].Reference} ({level} CI): {string.Join("; ", texts)}.";
    }
}
