using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>Means over time: a line a group with intervals side by side, and a row of n under the ticks. Change by visit and
/// vital signs by minute are both drawn here.</summary>
internal sealed class SeriesFigure
{
    private readonly IReadOnlyList<Series> groups;
    private readonly SeriesWords words;
    private readonly SeriesFigureOptions options;
    private readonly GroupStyle[] styles;
    private readonly double[] times;
    private readonly bool evenly;

    private SeriesFigure(IReadOnlyList<Series> groups, SeriesWords words, SeriesFigureOptions options)
    {
        this.groups = groups;
        this.words = words;
        this.options = options;
        styles = GroupPalette.For([.. groups.Select(g => g.Group)], options.StyleOrder);
        times = groups.SelectMany(g => g.Points).Select(p => p.Time).Distinct().Order().ToArray();
        evenly = options.EvenSpacing ?? TooCloseInProportion();
    }

    public static Figure Draw(
        string id,
        IReadOnlyList<Series> groups,
        SeriesWords words,
        SeriesFigureOptions options
    ) => new SeriesFigure(groups, words, options).Draw(id);

    private Figure Draw(string id)
    {
        string title = options.Title ?? words.Title;
        var sheet = new Sheet(options, title, words.Subtitle);
        Plot plot = sheet.Plot;
        (double first, double last) = (Place(times.FirstOrDefault()), Place(times.LastOrDefault()));
        double pad = last > first ? 0.06 * (last - first) : 1;
        double[] ticks = VerticalTicks();
        plot.Axes.SetLimits(first - pad, last + pad, ticks[0], ticks[^1]);
        AxisTicks.Set(plot.Axes.Left, ticks, FigureText.Tick);
        AxisTicks.Set(plot.Axes.Bottom, [.. times.Select(Place)], x => TimeName(x));
        plot.XLabel(options.XLabel ?? words.TimeLabel);
        plot.YLabel(options.YLabel ?? words.YLabel);
        if (words.Zero && ticks[0] < 0 && ticks[^1] > 0)
        {
            ScottPlot.Plottables.HorizontalLine zero = plot.Add.HorizontalLine(0, 1, Theme.Quiet);
            zero.LabelText = "";
        }
        AddLines(plot);
        AddNames(sheet);
        if (options.Counts && groups.Count > 0)
        {
            RowTablePanel.Add(plot, sheet.Layout, [Counts()]);
        }
        return sheet.Finish(
            id,
            280,
            SeriesData.Describe(groups, words),
            words.Notes,
            () => SeriesData.Of(groups, title)
        );
    }

    private void AddLines(Plot plot)
    {
        var marks = new List<IntervalMark>();
        float step = Math.Min(7, 36f / Math.Max(1, groups.Count));
        for (int g = 0; g < groups.Count; g++)
        {
            float shift = (g - (groups.Count - 1) / 2f) * step;
            SeriesPoint[] known = groups[g].Points.Where(p => p.Value is not null).ToArray();
            plot.PlottableList.Add(
                new ShiftedLine(
                    [.. known.Select(p => new Coordinates(Place(p.Time), p.Value!.Value))],
                    shift,
                    styles[g]
                )
            );
            GroupStyle style = styles[g];
            marks.AddRange(
                known.Select(p => new IntervalMark(Place(p.Time), p.Value, p.Lower, p.Upper, style)
                {
                    Shift = shift,
                    Size = 8,
                    Cap = 3,
                })
            );
        }
        plot.PlottableList.Add(new IntervalMarks(marks, across: false));
    }

    private void AddNames(Sheet sheet)
    {
        string[] names = groups.Select(g => g.Group).ToArray();
        if (names is [] or ["all"])
        {
            return;
        }
        double?[] ends = groups.Select(g => g.Points.LastOrDefault(p => p.Value is not null)?.Value).ToArray();
        bool reachTheEnd =
            times.Length > 1 && groups.All(g => g.Points.LastOrDefault(p => p.Value is not null)?.Time == times[^1]);
        bool atEnds =
            options.Names == GroupNames.AtEnds
            || (options.Names == GroupNames.Automatic && reachTheEnd && EndLabelPanel.Suits(names));
        sheet.Plot.Axes.AddPanel(
            atEnds
                ? new EndLabelPanel(sheet.Plot, names, styles, [.. ends.Select(v => v ?? 0)])
                : new KeyPanel(sheet.Layout, names, styles, line: true, marker: true)
        );
    }

    private RowTableSection Counts() =>
        new(
            "n",
            groups
                .Select(
                    (group, g) =>
                        new RowTableRow(
                            group.Group,
                            styles[g],
                            x =>
                                group.Points.FirstOrDefault(p => Place(p.Time) == x) is { } point
                                    ? FigureText.Count(point.Participants)
                                    : ""
                        )
                )
                .ToArray(),
            Line: true,
            Marker: true
        );

    private double[] VerticalTicks()
    {
        double[] values = groups
            .SelectMany(g => g.Points)
            .SelectMany(p => new[] { p.Value, p.Lower, p.Upper })
            .OfType<double>()
            .Where(double.IsFinite)
            .ToArray();
        double low = values.DefaultIfEmpty(0).Min();
        double high = values.DefaultIfEmpty(1).Max();
        if (words.Zero)
        {
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        }
        if (high - low < 1e-9)
        {
            (low, high) = (low - 1, high + 1);
        }
        return AxisTicks.Linear(low, high, 5, outside: true);
    }

    // Visits on days 1, 2 and 28 would stand on one another: then each gets the same room.
    private bool TooCloseInProportion()
    {
        if (times.Length < 3 || words.TimeNames is not null)
        {
            return words.TimeNames is not null;
        }
        double gap = times.Zip(times.Skip(1), (a, b) => b - a).Min();
        return gap / (times[^1] - times[0]) * (options.Width - 180) < 30;
    }

    private double Place(double time) => evenly ? Math.Max(0, Array.IndexOf(times, time)) : time;

    private string TimeName(double place)
    {
        double time = evenly ? times[(int)Math.Round(place)] : place;
        return words.TimeNames?.Invoke(time) ?? FigureText.Tick(time);
    }
}
