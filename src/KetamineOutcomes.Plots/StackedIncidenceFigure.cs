using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace KetamineOutcomes.Plots;

/// <summary>The incidences of one group's causes stacked over time, the white above them being those without any event.</summary>
internal sealed class StackedIncidenceFigure
{
    private readonly IncidenceGroup group;
    private readonly string title;
    private readonly string timeLabel;
    private readonly KaplanMeierFigureOptions options;
    private readonly GroupStyle[] styles;
    private readonly double[] times;
    private readonly double longest;
    private readonly double[] ticks;

    private StackedIncidenceFigure(
        IncidenceGroup group,
        string title,
        string timeLabel,
        KaplanMeierFigureOptions options
    )
    {
        (this.group, this.title, this.timeLabel, this.options) = (group, title, timeLabel, options);
        // Causes have colours of their own, in their own order.
        styles = [.. group.Causes.Select((_, i) => GroupPalette.At(i, options.BlackAndWhite))];
        times = [.. group.EventFree.Select(point => point.Time)];
        double last = options.LongestTime ?? (times.Length > 0 ? times[^1] : 0);
        longest = last > 0 ? last : 1;
        TimeScale scale = options.TimeUnit switch
        {
            "days" => TimeScale.Days,
            "sessions" => TimeScale.Whole,
            _ => TimeScale.Other,
        };
        ticks = options.Ticks?.ToArray() ?? AxisTicks.Times(longest, scale);
    }

    public static Figure Draw(IncidenceGroup group, string title, string timeLabel, KaplanMeierFigureOptions options) =>
        new StackedIncidenceFigure(group, title, timeLabel, options)
            .Draw()
            .DrawnBy(options, again => Draw(group, title, timeLabel, again));

    private Figure Draw()
    {
        string[] names = [.. group.Causes.Select(c => c.Cause)];
        var sheet = new Sheet(options, options.Title ?? title, "", names);
        Plot plot = sheet.Plot;
        plot.Axes.SetLimits(0, longest * 1.008, 0, 1.02);
        AxisTicks.Set(plot.Axes.Bottom, ticks, FigureText.Tick);
        AxisTicks.Set(plot.Axes.Left, [0, 0.25, 0.5, 0.75, 1], v => FigureText.Tick(v * 100));
        plot.XLabel(options.XLabel ?? timeLabel);
        plot.YLabel(options.YLabel ?? "Participants (%)");
        AddLayers(plot);
        if (names.Length > 0)
        {
            plot.Axes.AddPanel(new KeyPanel(sheet.Layout, names, styles, line: true, marker: false));
        }
        if (options.RiskTable)
        {
            RowTablePanel.Add(plot, sheet.Layout, Sections());
        }
        return sheet.Finish(
            "incidence-stacked",
            270,
            Description(),
            ["Cumulative incidences (Aalen-Johansen), stacked; above them those without any event."],
            Data
        );
    }

    private void AddLayers(Plot plot)
    {
        int[] kept = StepCurve.Keep(times, longest, options.Width);
        double[] below = new double[kept.Length + 1];
        double[] x = [0, .. kept.Select(i => times[i])];
        for (int cause = 0; cause < group.Causes.Count; cause++)
        {
            IncidenceCurve curve = group.Causes[cause];
            double[] above = [0, .. kept.Select((i, k) => below[k + 1] + curve[i].Incidence)];
            (double[] corners, double[] low, double[] high) = Steps(x, below, above);
            FillY layer = plot.Add.FillY(corners, low, high);
            layer.FillColor = styles[cause].Color.WithAlpha(0.3);
            layer.LineWidth = 0;
            layer.MarkerSize = 0;
            below = above;
            if (!(curve.Events > 0))
            {
                // Its edge would lie on the one below.
                continue;
            }
            Scatter edge = plot.Add.Scatter(x, above);
            edge.ConnectStyle = ConnectStyle.StepHorizontal;
            edge.LineStyle = new LineStyle(2, styles[cause].Color, styles[cause].Pattern);
            edge.MarkerSize = 0;
            edge.LegendText = curve.Cause;
        }
    }

    /// <summary>Step functions written out corner by corner.</summary>
    private static (double[] X, double[] Low, double[] High) Steps(double[] x, double[] low, double[] high)
    {
        int n = x.Length;
        (double[] corners, double[] below, double[] above) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        for (int i = 0; i < n; i++)
        {
            (corners[2 * i], corners[2 * i + 1]) = (x[i], i + 1 < n ? x[i + 1] : x[i]);
            (below[2 * i], below[2 * i + 1]) = (low[i], low[i]);
            (above[2 * i], above[2 * i + 1]) = (high[i], high[i]);
        }
        return (corners, below, above);
    }

    private RowTableSection[] Sections() =>
        [
            new(
                "At risk",
                [
                    new RowTableRow(
                        group.Group == "all" ? "Without any event" : group.Group,
                        null,
                        t => FigureText.Count(group.EventFree.AtRiskAt(t))
                    ),
                ]
            ),
            new(
                "Events so far",
                [
                    .. group.Causes.Select(
                        (curve, i) =>
                            new RowTableRow(curve.Cause, styles[i], t => FigureText.Count(curve.EventsUpTo(t)))
                    ),
                ]
            ),
        ];

    private string Description()
    {
        IEnumerable<string> causes = group.Causes.Select(curve =>
        {
            IncidencePoint? last = curve.Count > 0 ? curve[curve.Count - 1] : null;
            return $"{curve.Cause}: {FigureText.Count(curve.Events)} events, {FigureText.Number(100 * (last?.Incidence ?? 0), 0)}% at the end";
        });
        return $"Stacked cumulative incidences over {timeLabel.ToLowerInvariant()}. {FigureText.Count(group.People)} participants. {string.Join("; ", causes)}.";
    }

    private Table Data() =>
        new(
            options.Title ?? title,
            [new("time"), new("atRisk"), .. group.Causes.Select(c => new TableColumn(c.Cause)), new("noEvent")],
            times
                .Select(
                    (time, i) =>
                        new TableRow([
                            DataText.Exact(time),
                            DataText.Exact(group.EventFree[i].AtRisk),
                            .. group.Causes.Select(c => DataText.Exact(c[i].Incidence)),
                            DataText.Exact(group.EventFree[i].Survival),
                        ])
                )
                .ToArray(),
            []
        );
}
