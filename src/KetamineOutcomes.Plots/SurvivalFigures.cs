using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Plots;

/// <summary>Kaplan-Meier figures of survival results.</summary>
public static class SurvivalFigures
{
    /// <summary>Kaplan-Meier curves with intervals, censor marks and a risk table.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this KaplanMeierFit fit, KaplanMeierFigureOptions? options = null) =>
        Draw(SurvivalSource.Of(fit), options ?? new());

    /// <summary>Kaplan-Meier curves of the verb <c>survival</c>, with its log-rank test.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this SurvivalResult result, KaplanMeierFigureOptions? options = null) =>
        Draw(SurvivalSource.Of(result), options ?? new());

    /// <summary>Cumulative hazards (Nelson-Aalen) with intervals and a risk table: straight where the hazard is constant.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToCumulativeHazardFigure(
        this KaplanMeierFit fit,
        CumulativeHazardFigureOptions? options = null
    ) => CumulativeHazard(SurvivalSource.Of(fit), options ?? new());

    /// <summary>Cumulative hazards of the verb <c>survival</c>.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToCumulativeHazardFigure(
        this SurvivalResult result,
        CumulativeHazardFigureOptions? options = null
    ) => CumulativeHazard(SurvivalSource.Of(result), options ?? new());

    /// <summary>log(−log S) against the logarithm of time, by group: parallel where hazards are proportional.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToLogLogFigure(this KaplanMeierFit fit, LogLogFigureOptions? options = null) =>
        LogLog(SurvivalSource.Of(fit), options ?? new());

    /// <summary>log(−log S) of the verb <c>survival</c> against the logarithm of time, by group.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToLogLogFigure(this SurvivalResult result, LogLogFigureOptions? options = null) =>
        LogLog(SurvivalSource.Of(result), options ?? new());

    /// <summary>The difference of two restricted means as the area between the curves; of one group its mean as the area under
    /// the curve.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="means">Their restricted means; <c>null</c>: up to the smallest of the groups' longest times, against the first
    /// group.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">The options name a group that is not there.</exception>
    public static Figure ToRestrictedMeanFigure(
        this KaplanMeierFit fit,
        RestrictedMeanComparison? means = null,
        RestrictedMeanFigureOptions? options = null
    ) => RestrictedMeanDrawing.Draw(SurvivalSource.Of(fit), means ?? fit.CompareRestrictedMeans(), options ?? new());

    /// <summary>The restricted means of the verb <c>survival</c> as an area.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">The options name a group that is not there.</exception>
    public static Figure ToRestrictedMeanFigure(
        this SurvivalResult result,
        RestrictedMeanFigureOptions? options = null
    ) => RestrictedMeanDrawing.Draw(SurvivalSource.Of(result), result.RestrictedMeans, options ?? new());

    /// <summary>What each further session (or other time) adds, with intervals, by group; and how many were still without the
    /// event.</summary>
    /// <param name="gains">The gains.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this EventGains gains, SeriesFigureOptions? options = null)
    {
        Series[] groups =
        [
            .. gains
                .Rows.GroupBy(row => row.Group, StringComparer.Ordinal)
                .Select(group => new Series(group.Key, [.. group.Select(Point)])),
        ];
        var words = new SeriesWords(
            $"What each further step adds, by {gains.Clock}",
            "Gain (percentage points)",
            Capital(gains.Clock)
        )
        {
            Zero = true,
            Notes =
            [
                $"Bars: {FigureText.Level(gains.Level)} confidence intervals. n: still without the event just before.",
            ],
        };
        return SeriesFigure.Draw("gains", groups, words, options ?? new());

        static SeriesPoint Point(EventGain gain) =>
            new(
                gain.To,
                gain.AtRisk,
                100 * gain.Gain.Value,
                100 * gain.Gain.Interval?.Lower,
                100 * gain.Gain.Interval?.Upper
            );
    }

    private static Figure Draw(SurvivalSource source, KaplanMeierFigureOptions options)
    {
        string unit = source.UnitOf(options);
        ConfidenceBand[]? bands = options is { Band: { } kind, Intervals: true }
            ? [.. source.Fit.Curves.Select(c => c.Band(kind))]
            : null;
        Curve[] curves = [.. source.Fit.Curves.Select((c, g) => CurveOf.Survival(c, bands?[g]))];
        CurveWords words = source.Words(
            source.Title,
            options.Incidence ? "With the event (%)" : "Without the event (%)",
            bands is null ? source.IntervalNote() : source.BandNote(options.Band!.Value, bands),
            options
        ) with
        {
            MedianNote = options.Medians ? source.MedianNote(unit) : "",
        };
        return KaplanMeierFigure.Draw(curves, words, options with { TimeUnit = unit });
    }

    private static Figure CumulativeHazard(SurvivalSource source, CumulativeHazardFigureOptions options)
    {
        string level = FigureText.Level(source.Fit.Options.Level);
        CurveWords words = source.Words(
            $"{source.Title}: cumulative hazard",
            "Cumulative hazard",
            $"{CurveOf.HazardName(source.Fit)}. Bands: {level} confidence intervals, point by point (log).",
            options
        );
        return KaplanMeierFigure.Draw(
            [.. source.Fit.Curves.Select(CurveOf.Hazard)],
            words,
            options with
            {
                TimeUnit = source.UnitOf(options),
            },
            CurveLook.Hazard
        );
    }

    private static Figure LogLog(SurvivalSource source, LogLogFigureOptions options) =>
        LogLogFigure.Draw(
            [
                .. source.Fit.Curves.Select(curve =>
                {
                    IReadOnlyList<LogLogPoint> points = curve.LogLog();
                    return new LogLogSeries(
                        curve.Group,
                        [.. points.Select(p => p.Time)],
                        [.. points.Select(p => p.Value)]
                    );
                }),
            ],
            $"{source.Title}: check of proportional hazards",
            source.TimeLabel,
            source.TestInWords(),
            options
        );

    internal static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
}
