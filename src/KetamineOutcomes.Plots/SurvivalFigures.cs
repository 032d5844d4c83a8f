using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Estimates;
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
        Draw(fit, fit.Curves.Count > 1 ? fit.LogRank() : null, "Kaplan-Meier curves", "Time", options ?? new());

    /// <summary>Kaplan-Meier curves of the verb <c>survival</c>, with its log-rank test.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this SurvivalResult result, KaplanMeierFigureOptions? options = null)
    {
        string time = SettingText.Of(result, "time");
        string by = SettingText.Of(result, "by");
        string title = $"Time to {SettingText.Of(result, "event")}{(by.Length > 0 ? $", by {by}" : "")}";
        return Draw(result.Fit, result.Test, title, time, options ?? new());
    }

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

    private static Figure Draw(
        KaplanMeierFit fit,
        LogRankTest? test,
        string title,
        string time,
        KaplanMeierFigureOptions options
    )
    {
        Curve[] curves = fit.Curves.Select(ToCurve).ToArray();
        string unit = options.TimeUnit.Length > 0 ? options.TimeUnit : UnitIn(time);
        var words = new CurveWords(
            title,
            options.Incidence ? "With the event (%)" : "Without the event (%)",
            time.Length > 0 ? Capital(time) : "Time",
            test is null ? "" : TestInWords(test),
            IntervalNote(fit),
            MedianNote(fit, unit)
        );
        return KaplanMeierFigure.Draw(curves, words, options with { TimeUnit = unit });
    }

    private static Curve ToCurve(KaplanMeierCurve curve)
    {
        int n = curve.Count;
        (double[] times, double[] atRisk, double[] events) = (new double[n], new double[n], new double[n]);
        (double[] censored, double[] survival) = (new double[n], new double[n]);
        (double[] lower, double[] upper) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            SurvivalPoint point = curve[i];
            times[i] = point.Time;
            atRisk[i] = point.AtRisk;
            events[i] = point.Events;
            censored[i] = point.Censored;
            survival[i] = point.Survival;
            lower[i] = point.Lower ?? double.NaN;
            upper[i] = point.Upper ?? double.NaN;
        }
        return new Curve(
            curve.Group,
            curve.People,
            times,
            atRisk,
            events,
            censored,
            survival,
            lower,
            upper,
            curve.Median.Value
        )
        {
            CountAtRisk = curve.AtRiskAt,
        };
    }

    private static string TestInWords(LogRankTest test)
    {
        string name =
            (test.IsStratified ? "Stratified log-rank test" : "Log-rank test")
            + (
                test.Weight is { Rho: 0, Gamma: 0 }
                    ? ""
                    : Invariant($", Fleming-Harrington weights ({test.Weight.Rho:0.##}, {test.Weight.Gamma:0.##})")
            );
        return test.Test.PValue is { } p ? $"{name}: {FigureText.PValue(p)}"
            : test.Test.Reason is { } reason ? $"{name}: none ({reason})"
            : "";
    }

    private static string IntervalNote(KaplanMeierFit fit) =>
        fit.Options.Interval == IntervalTransform.None
            ? ""
            : $"Bands: {FigureText.Level(fit.Options.Level)} confidence intervals, point by point ({fit.Options.Interval.ToWord()}).";

    private static string MedianNote(KaplanMeierFit fit, string unit)
    {
        string level = FigureText.Level(fit.Options.Level);
        IEnumerable<string> medians = fit.Curves.Select(curve =>
        {
            ConfidenceInterval? limits = curve.Median.Interval;
            string text = FigureText.WithInterval(curve.Median.Value, limits?.Lower, limits?.Upper, 0);
            return fit.Curves.Count > 1 ? $"{curve.Group}: {text}" : text;
        });
        string inUnit = unit.Length > 0 ? $", {unit}" : "";
        return $"Median ({level} CI{inUnit}): {string.Join("; ", medians)}. NE: not estimable.";
    }

    // A column called days, day or follow_up_days counts days.
    internal static string UnitIn(string column)
    {
        string[] parts = column.ToLowerInvariant().Split([' ', '_', '-', '.', '(', ')']);
        return parts.Contains("days") || parts.Contains("day") ? "days"
            : parts.Contains("sessions") || parts.Contains("session") ? "sessions"
            : "";
    }

    internal static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
}
