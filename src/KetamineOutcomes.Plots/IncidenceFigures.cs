using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of competing risks: incidences by group, and the causes of one group stacked.</summary>
public static class IncidenceFigures
{
    /// <summary>The incidence of one cause by group, with intervals and a risk table (at risk, events).</summary>
    /// <param name="fit">The incidences.</param>
    /// <param name="cause">The cause's name.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">There is no such cause.</exception>
    public static Figure ToFigure(
        this CumulativeIncidenceFit fit,
        string cause,
        KaplanMeierFigureOptions? options = null
    ) => ByGroup(fit, cause, fit.Groups.Count > 1 ? fit.Gray(cause) : null, "Time", options);

    /// <summary>The causes of one group stacked, with those without any event above: at every time they add to 100%.</summary>
    /// <param name="fit">The incidences.</param>
    /// <param name="group">The group's name; <c>null</c> for the first.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public static Figure ToStackedFigure(
        this CumulativeIncidenceFit fit,
        string? group = null,
        KaplanMeierFigureOptions? options = null
    ) => Stacked(fit, group, "Time", options);

    /// <summary>Figures of the verb <c>competing-risks</c>: the cause asked for by group, then each group's causes stacked; with
    /// one group the stack first.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How they look; <c>null</c> for the defaults.</param>
    /// <returns>The figures, the main one first.</returns>
    public static IReadOnlyList<Figure> ToFigures(
        this CompetingRisksResult result,
        KaplanMeierFigureOptions? options = null
    )
    {
        string time = SettingText.Of(result, "time");
        GrayTest? test = result.Gray.FirstOrDefault(t => t.Cause == result.Cause);
        Figure byGroup = ByGroup(result.Fit, result.Cause, test, time, options, SettingText.Of(result, "by"));
        IEnumerable<Figure> stacks = result.Fit.Groups.Select(group =>
            Stacked(result.Fit, group.Group, time, options is null ? null : options with { Title = null })
        );
        return result.Fit.Groups.Count == 1 ? [.. stacks, byGroup] : [byGroup, .. stacks];
    }

    private static Figure ByGroup(
        CumulativeIncidenceFit fit,
        string cause,
        GrayTest? test,
        string time,
        KaplanMeierFigureOptions? options,
        string by = ""
    )
    {
        options = Standard(options, time);
        var words = new CurveWords(
            $"Cumulative incidence of {cause}{(by.Length > 0 ? $", by {by}" : "")}",
            $"With {cause} (%)",
            SurvivalFigures.Capital(time),
            test is null ? "" : InWords(test),
            fit.Options.Interval == IntervalTransform.None
                ? ""
                : $"Bands: {FigureText.Level(fit.Options.Level)} confidence intervals, point by point ({fit.Options.Interval.ToWord()}). ",
            ""
        );
        var look = new CurveLook(
            "cumulative-incidence",
            $"Cumulative incidence of {cause} (Aalen-Johansen)",
            "incidence",
            0,
            IsShare: true
        );
        Curve[] curves = fit.Groups.Select(group => ToCurve(group, group[cause])).ToArray();
        return KaplanMeierFigure.Draw(curves, words, options with { Medians = false }, look);
    }

    private static Figure Stacked(
        CumulativeIncidenceFit fit,
        string? group,
        string time,
        KaplanMeierFigureOptions? options
    )
    {
        IncidenceGroup of = group is null ? fit.Groups[0] : fit[group];
        string name = of.Group == "all" ? "" : $": {of.Group}";
        return StackedIncidenceFigure.Draw(
            of,
            $"How follow-up ended{name}",
            SurvivalFigures.Capital(time),
            Standard(options, time)
        );
    }

    private static KaplanMeierFigureOptions Standard(KaplanMeierFigureOptions? options, string time)
    {
        options ??= new() { CensorMarks = false, RiskRows = [RiskRow.AtRisk, RiskRow.Events] };
        return options.TimeUnit.Length > 0 ? options : options with { TimeUnit = SurvivalSource.UnitIn(time) };
    }

    private static string InWords(GrayTest test)
    {
        string name = test.IsStratified ? "Stratified Gray's test" : "Gray's test";
        return test.Test.PValue is { } p ? $"{name}: {FigureText.PValue(p)}"
            : test.Test.Reason is { } reason ? $"{name}: none ({reason})"
            : "";
    }

    private static Curve ToCurve(IncidenceGroup group, IncidenceCurve curve)
    {
        int n = curve.Count;
        (double[] times, double[] atRisk, double[] events) = (new double[n], new double[n], new double[n]);
        (double[] value, double[] lower, double[] upper) = (new double[n], new double[n], new double[n]);
        var censored = new double[n];
        for (int i = 0; i < n; i++)
        {
            IncidencePoint point = curve[i];
            (times[i], atRisk[i], events[i], value[i]) = (point.Time, point.AtRisk, point.Events, point.Incidence);
            lower[i] = point.Lower ?? double.NaN;
            upper[i] = point.Upper ?? double.NaN;
            censored[i] = group.EventFree[i].Censored;
        }
        return new Curve(group.Group, group.People, times, atRisk, events, censored, value, lower, upper, null)
        {
            CountAtRisk = group.EventFree.AtRiskAt,
        };
    }
}
