using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Plots;

/// <summary>Restricted means as areas: between a group's curve and the reference's, or under the only curve.</summary>
internal static class RestrictedMeanDrawing
{
    public static Figure Draw(
        SurvivalSource source,
        RestrictedMeanComparison means,
        RestrictedMeanFigureOptions options
    )
    {
        KaplanMeierFit fit = source.Fit;
        string? chosen = options.Group ?? means.Differences.Select(d => d.Group).FirstOrDefault();
        // The group first, so that it has the legend's first place; both keep the colours they have among all.
        KaplanMeierCurve[] shown =
            chosen is null || chosen == means.Reference ? [fit[means.Reference]] : [fit[chosen], fit[means.Reference]];
        string unit = source.UnitOf(options);
        CurveWords words = source.Words(
            $"{source.Title}: restricted mean{Until(means)}",
            "Without the event (%)",
            options.Intervals ? source.IntervalNote() : "",
            options
        );
        string[] others =
        [
            .. means
                .Differences.Where(d => fit.Curves.Count > 2 && d.Group != chosen)
                .Select(d => $"{d.Group} {InWords(d.Estimate)}"),
        ];
        string[] none = means.Tau is null ? ["No area: nobody is followed."] : [];
        return KaplanMeierFigure.Draw(
            [.. shown.Select(c => CurveOf.Survival(c, null))],
            words with
            {
                Comparison = Comparison(means, shown, unit),
                Notes =
                [
                    .. none,
                    shown.Length > 1 ? "Shaded: the difference of the means." : "Shaded: the mean.",
                    .. words.Comparison.Length > 0 ? [words.Comparison + "."] : words.Notes,
                    .. others.Length > 0
                        ? new[] { $"Other differences from {means.Reference}: {string.Join("; ", others)}." }
                        : [],
                ],
            },
            options with
            {
                TimeUnit = unit,
                // With a test of two of many groups the p of all would be read as theirs.
                PValue = options.PValue && fit.Curves.Count <= 2,
                StyleOrder = [.. options.StyleOrder, .. fit.Curves.Select(c => c.Group)],
            },
            CurveLook.RestrictedMean with
            {
                Area = means.Tau is { } tau && tau > means.From ? new ShadedArea(means.From, tau) : null,
            }
        );
    }

    private static string Comparison(RestrictedMeanComparison means, KaplanMeierCurve[] shown, string unit)
    {
        string inUnit = unit.Length > 0 ? $" {unit}" : "";
        string level(Estimate e) => e.Interval is { } i ? $" ({FigureText.Level(i.Level)} CI)" : "";
        SurvivalContrast? difference = means.Differences.FirstOrDefault(d => d.Group == shown[0].Group);
        if (shown.Length == 1 || difference is null)
        {
            Estimate mean = means.Means.First(m => m.Group == shown[0].Group).Estimate;
            return $"Mean{inUnit}{level(mean)}: {InWords(mean)}";
        }
        string p = difference.Test?.PValue is { } value ? $", {FigureText.PValue(value)}" : "";
        return $"Difference in mean{inUnit}, {difference.Group} less {means.Reference}{level(difference.Estimate)}: {InWords(difference.Estimate)}{p}";
    }

    private static string Until(RestrictedMeanComparison means) =>
        means.Tau is not { } tau ? ""
        : means.From > 0
            ? $", from {FigureText.Tick(Math.Round(means.From, 2))} to {FigureText.Tick(Math.Round(tau, 2))}"
        : $", up to {FigureText.Tick(Math.Round(tau, 2))}";

    private static string InWords(Estimate estimate) =>
        estimate.Value is null
            ? $"none ({estimate.Reason})"
            : FigureText.WithInterval(
                estimate.Value,
                estimate.Interval?.Lower,
                estimate.Interval?.Upper,
                Math.Abs(estimate.Value.Value) >= 10 ? 1 : 2
            );
}
