using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of results whose kind is not known beforehand, and forests of anything.</summary>
public static class Figures
{
    /// <summary>The figure of a procedure's result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>Its (first) figure; <c>null</c> when results of this kind have none.</returns>
    public static Figure? Of(ProcedureResult result) => All(result) is [var first, ..] ? first : null;

    /// <summary>All figures of a procedure's result, the main one first.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The figures; none when results of this kind have none.</returns>
    public static IReadOnlyList<Figure> All(ProcedureResult result) =>
        result switch
        {
            // Who asks for the comparison with each site left out wants to see that first.
            SurvivalResult { LeaveOneOut: { } influence } survival => [influence.ToFigure(), survival.ToFigure()],
            SurvivalResult survival => [survival.ToFigure()],
            CompetingRisksResult competing => competing.ToFigures(),
            ProportionResult proportion => proportion.Comparisons.Count + proportion.Paired.Count > 1
                ? [proportion.ToFigure(), proportion.ToForest()]
                : [proportion.ToFigure()],
            EffectResult effect => effect.ToForest() is { Data.Rows.Count: > 1 } forest
                ? [effect.ToFigure(), forest]
                : [effect.ToFigure()],
            AncovaResult ancova => ancova.Fit.Contrasts.Count > 1
                ? [ancova.ToFigure(), ancova.ToForest()]
                : [ancova.ToFigure()],
            CoxResult cox => [cox.ToFigure()],
            AdverseEventResult events => [events.ToFigure()],
            VitalSignResult vitals => vitals.ToFigures(),
            _ => [],
        };

    /// <summary>A forest of estimates from anywhere: subgroups, routes, studies.</summary>
    /// <param name="rows">The rows, top to bottom.</param>
    /// <param name="options">How it looks; <see cref="FigureOptions.XLabel"/> names the estimate.</param>
    /// <returns>The figure.</returns>
    public static Figure Forest(IReadOnlyList<ForestRow> rows, ForestFigureOptions? options = null)
    {
        options ??= new();
        bool isRatio = options.IsRatio ?? false;
        return ForestFigure.Draw(
            "forest",
            rows,
            new ForestWords(options.Title ?? "", options.XLabel ?? "Estimate")
            {
                IsRatio = isRatio,
                Null = isRatio ? 1 : 0,
            },
            options
        );
    }
}
