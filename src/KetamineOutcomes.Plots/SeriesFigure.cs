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
        styles = GroupPalette.For([.. groups.Select(g => g.Group)], options);
        times = groups.SelectMany(g => g.Points).Select(p => p.Time).Distinct().Order().ToArray();
        evenly = options.EvenSpacing ?? TooCloseInProportion();
    }

    public static Figure Draw(
        string id,
        IReadOnlyList<Series> groups,
        SeriesWords words,
        SeriesFigureOptions options
    ) => new SeriesFigure(groups, words, options).Draw(id).DrawnBy(options, again => Draw(id, groups, words, again));

    private Figure Draw(string id)
    {
        string title = options.Title ?? words.Title;
        var sheet = new Sheet(options, title, words.Subtitle, groups.Select(g => g.Group));
        Plot plot = sheet.Plot;
        (double first, double last) = (Place(times.FirstOrDefault()), Place(times.LastOrDefault()));
        double pad = last > first ? 0.06 * (last - first) : 1;
        double[] ticks = VerticalTicks();
        // A little beyond the outer ticks, so that a marker there is not cut in half.
        double room = 0.025 * (ticks[^1] - ticks[0]);
        plot.Axes.SetLimits(first - pad, last + pad, ticks[0] - room, ticks[^1] + room);
        AxisTicks.SetEven(plot.Axes.Left, ticks);
        AxisTicks.Set(plot.Axes.Bottom, NamedPlaces(), TimeName);
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
            [.. words.Notes, evenly ? "Times are spaced evenly." : "", GoesOn(ticks)],
            () => SeriesData.Of(groups, title)
        );
    }

    private void AddLines(Plot plot)
    {
        var marks = new List<IntervalMark>();
        float step = Math.Min(7, 0.6f * NarrowestGap() / Math.Max(1, groups.Count));
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

    /// <summary>Pixels between the two times that stand closest, about.</summary>
    private float NarrowestGap()
    {
        if (times.Length < 2)
        {
            return 60;
        }
        double span = Place(times[^1]) - Place(times[0]);
        double gap = times.Zip(times.Skip(1), (a, b) => Place(b) - Place(a)).Min();
        return Math.Min(60, (float)(gap / span * (options.Width - 200)));
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

    // All means, and intervals as far as they do not squeeze the others: two people may have any interval.
    private double[] VerticalTicks()
    {
        (double, double?, double?)[] points = groups
            .SelectMany(g => g.Points)
            .Where(p => p.Value is { } value && double.IsFinite(value))
            .Select(p => (p.Value!.Value, p.Lower, p.Upper))
            .ToArray();
        (double low, double high) = ForestRange.Choose(points, words.Zero ? 0 : null, pad: 0);
        return high - low < 1e-9
            ? AxisTicks.Linear(low - 1, high + 1, 5, outside: true)
            : AxisTicks.Linear(low, high, 5, outside: true);
    }

    private string GoesOn(double[] ticks) =>
        groups.SelectMany(g => g.Points).Any(p => p.Value is not null && (p.Lower < ticks[0] || p.Upper > ticks[^1]))
            ? "Arrows: the interval goes on."
            : "";

    // Every time is drawn; it is named, and counted under the axis, where the one named before leaves room.
    private double[] NamedPlaces()
    {
        double span = times.Length > 1 ? Place(times[^1]) - Place(times[0]) : 1;
        var named = new List<double>();
        double end = double.NegativeInfinity;
        foreach (double time in times)
        {
            double middle = (Place(time) - Place(times[0])) / span * (options.Width - 200);
            double half = (7 * Math.Max(2, TimeName(Place(time)).Length) + 6) / 2.0;
            if (middle - half >= end)
            {
                named.Add(Place(time));
                end = middle + half;
            }
        }
        return [.. named];
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
