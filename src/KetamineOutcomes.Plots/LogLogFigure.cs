using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace KetamineOutcomes.Plots;

/// <summary>log(−log S) against time on a logarithmic axis: parallel where hazards are proportional.</summary>
internal sealed class LogLogFigure(
    IReadOnlyList<LogLogSeries> groups,
    string title,
    string timeLabel,
    string test,
    LogLogFigureOptions options
)
{
    private readonly GroupStyle[] styles = GroupPalette.For([.. groups.Select(g => g.Group)], options);

    public static Figure Draw(
        IReadOnlyList<LogLogSeries> groups,
        string title,
        string timeLabel,
        string test,
        LogLogFigureOptions options
    ) =>
        new LogLogFigure(groups, title, timeLabel, test, options)
            .Draw()
            .DrawnBy(options, again => Draw(groups, title, timeLabel, test, again));

    private Figure Draw()
    {
        string shown = options.Title ?? title;
        var sheet = new Sheet(options, shown, test, groups.Select(g => g.Group));
        Plot plot = sheet.Plot;
        double[] logs = [.. groups.SelectMany(g => g.Times).Select(Math.Log10)];
        (double first, double last) = logs.Length > 0 ? (logs.Min(), logs.Max()) : (0, 1);
        double pad = last > first ? 0.03 * (last - first) : 0.5;
        double[] values = [.. groups.SelectMany(g => g.Values)];
        (double low, double high) = values.Length > 0 ? (values.Min(), values.Max()) : (-1, 1);
        double[] heights =
            high - low < 1e-9
                ? AxisTicks.Linear(low - 1, high + 1, 5, outside: true)
                : AxisTicks.Linear(low, high, 5, outside: true);
        double room = 0.02 * (heights[^1] - heights[0]);
        plot.Axes.SetLimits(first - pad, last + pad, heights[0] - room, heights[^1] + room);
        double[] times = AxisTicks.Logarithmic(first - pad, last + pad, Math.Clamp(options.Width / 70, 2, 8));
        AxisTicks.Set(plot.Axes.Bottom, [.. times.Select(Math.Log10)], v => FigureText.Tick(Math.Pow(10, v)));
        AxisTicks.SetEven(plot.Axes.Left, heights);
        plot.XLabel(options.XLabel ?? $"{timeLabel} (logarithmic)");
        plot.YLabel(options.YLabel ?? "log(\u2212log S)");
        for (int g = 0; g < groups.Count; g++)
        {
            AddLine(plot, groups[g], styles[g]);
        }
        AddNames(sheet);
        return sheet.Finish("log-log", 290, Description(), Notes(), () => Data(shown));
    }

    private void AddLine(Plot plot, LogLogSeries group, GroupStyle style)
    {
        int[] kept = Thinned(group.Times);
        if (kept.Length == 0)
        {
            return;
        }
        Scatter line = plot.Add.Scatter(
            kept.Select(i => Math.Log10(group.Times[i])).ToArray(),
            kept.Select(i => group.Values[i]).ToArray()
        );
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineStyle = new LineStyle(2, style.Color, style.Pattern);
        line.MarkerSize = 0;
        // Of a single event there is no line.
        if (kept.Length == 1)
        {
            line.MarkerStyle = GroupKey.Marker(style, 8);
        }
    }

    // All of a short curve; of a long one the last in each half pixel.
    private int[] Thinned(IReadOnlyList<double> times)
    {
        if (times.Count <= options.Width)
        {
            return [.. Enumerable.Range(0, times.Count)];
        }
        double start = Math.Log10(times[0]);
        double[] moved = [.. times.Select(t => Math.Log10(t) - start)];
        return [0, .. StepCurve.Keep(moved, moved[^1], options.Width).Where(i => i > 0)];
    }

    private void AddNames(Sheet sheet)
    {
        string[] names = [.. groups.Select(g => g.Group)];
        if (names is [] or ["all"])
        {
            return;
        }
        bool allDrawn = groups.All(g => g.Values.Count > 0);
        bool atEnds =
            options.Names == GroupNames.AtEnds
            || (options.Names == GroupNames.Automatic && allDrawn && EndLabelPanel.Suits(names));
        sheet.Plot.Axes.AddPanel(
            atEnds
                ? new EndLabelPanel(sheet.Plot, names, styles, [.. groups.Select(g => g.Values.LastOrDefault())])
                : new KeyPanel(sheet.Layout, names, styles, line: true, marker: false)
        );
    }

    private IEnumerable<string> Notes()
    {
        yield return "Parallel curves: proportional hazards; straight ones: Weibull.";
        string[] without = [.. groups.Where(g => g.Values.Count == 0).Select(g => g.Group)];
        if (without.Length > 0)
        {
            yield return $"Without an event at which the curve is between 0 and 1: {string.Join(", ", without)}.";
        }
    }

    private string Description()
    {
        IEnumerable<string> parts = groups.Select(g =>
            g.Values.Count == 0
                ? $"{g.Group}: no points."
                : $"{g.Group}: {FigureText.Number(g.Values[0], 2)} at {FigureText.Tick(g.Times[0])}, {FigureText.Number(g.Values[^1], 2)} at {FigureText.Tick(g.Times[^1])}."
        );
        return $"log(\u2212log S) over {timeLabel.ToLowerInvariant()}, on a logarithmic axis. {string.Join(" ", parts)}";
    }

    private Table Data(string shown) =>
        new(
            shown,
            [new("group", IsNumeric: false), new("time"), new("logMinusLogSurvival")],
            [
                .. groups.SelectMany(g =>
                    g.Times.Select((t, i) => new TableRow([g.Group, DataText.Exact(t), DataText.Exact(g.Values[i])]))
                ),
            ],
            []
        );
}
