using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of Cox models.</summary>
public static class CoxFigures
{
    /// <summary>A forest of hazard ratios with their intervals on a logarithmic axis; a term without an estimate says so.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this CoxResult result, ForestFigureOptions? options = null)
    {
        CoxFit fit = result.Fit;
        string level = FigureText.Level(result.Options.Level);
        string error = fit.IsRobust ? "robust" : "model";
        var words = new ForestWords(
            $"Hazard ratios of {result.Options.EventValue ?? result.Options.Event}",
            "Hazard ratio"
        )
        {
            IsRatio = true,
            Null = 1,
            LabelHeading = "Term",
            EstimateHeading = $"Hazard ratio ({level} CI)",
            LeftSide = "Later or fewer",
            RightSide = "Sooner or more",
            Notes =
            [
                $"Cox regression, {FigureText.Count(fit.N)} rows, {FigureText.Count(fit.Events)} events; {error} standard errors.",
                result.Options.Strata.Count > 0 ? $"Stratified by {string.Join(", ", result.Options.Strata)}." : "",
            ],
        };
        return ForestFigure.Draw(
            "hazard-ratios",
            [.. fit.Coefficients.Select(c => ForestRow.Of(c.Term, c.HazardRatio))],
            words,
            options ?? new()
        );
    }

    /// <summary>Scaled Schoenfeld residuals of a term against Kaplan-Meier time, with a smooth curve and its interval: flat where
    /// the hazards are proportional.</summary>
    /// <param name="fit">The model.</param>
    /// <param name="term">The coefficient's name: <c>age</c>, <c>route=IN</c>.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">There is no such coefficient, or it has no estimate.</exception>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public static Figure ToSchoenfeldFigure(this CoxFit fit, string term, SchoenfeldFigureOptions? options = null) =>
        SchoenfeldFigure.Draw(fit.OverTime(term), "Time", FigureText.Level(fit.Options.Level), options ?? new());

    /// <summary>The same of the verb <c>cox</c>, in the words of its columns.</summary>
    /// <param name="result">The result.</param>
    /// <param name="term">The coefficient's name: <c>age</c>, <c>route=IN</c>.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">There is no such coefficient, or it has no estimate.</exception>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public static Figure ToSchoenfeldFigure(this CoxResult result, string term, SchoenfeldFigureOptions? options = null)
    {
        string time = result.Options.Time;
        return SchoenfeldFigure.Draw(
            result.Fit.OverTime(term),
            string.Concat(time[..1].ToUpperInvariant(), time.AsSpan(1)),
            FigureText.Level(result.Fit.Options.Level),
            options ?? new()
        );
    }
}
