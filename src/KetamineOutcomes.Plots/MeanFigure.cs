using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>A dot a group with its interval: means, or least-squares means.</summary>
internal static class MeanFigure
{
    private const int MostDots = 10;

    public static Figure Draw(IReadOnlyList<GroupMean> means, MeanWords words, MeanFigureOptions options) =>
        DrawOnce(means, words, options).DrawnBy(options, again => Draw(means, words, again));

    private static Figure DrawOnce(IReadOnlyList<GroupMean> means, MeanWords words, MeanFigureOptions options)
    {
        string title = options.Title ?? words.Title;
        if (means.Count > MostDots || !CategoryPanel.Fits(options, [.. means.Select(m => m.Group)]))
        {
            return AsRows(means, words, options);
        }
        var sheet = new Sheet(options, title, "", means.Select(m => m.Group));
        Plot plot = sheet.Plot;
        GroupStyle[] styles = GroupPalette.For([.. means.Select(m => m.Group)], options);
        double[] ticks = Ticks(means);
        plot.Axes.SetLimitsY(ticks[0], ticks[^1]);
        AxisTicks.SetEven(plot.Axes.Left, ticks);
        plot.YLabel(options.YLabel ?? words.YLabel);
        CategoryPanel.Add(plot, sheet.Layout, [.. means.Select(m => m.Group)]);
        if (options.XLabel is { Length: > 0 } label)
        {
            plot.Axes.AddPanel(new CaptionPanel(sheet.Layout.Family, label));
        }
        if (ticks[0] < 0 && ticks[^1] > 0)
        {
            plot.Add.HorizontalLine(0, 1, Theme.Quiet).LabelText = "";
        }
        IEnumerable<IntervalMark> marks = means.Select(
            (m, i) => new IntervalMark(i, m.Value, m.Lower, m.Upper, styles[i]) { Size = 9, Cap = 5 }
        );
        plot.PlottableList.Add(new IntervalMarks([.. marks], across: false));
        AddLabels(plot, means, options.Decimals);
        if (options.Counts && means.Count > 0)
        {
            RowTablePanel.Add(plot, sheet.Layout, [Counts(means)]);
        }
        return sheet.Finish(
            "means",
            270,
            Describe(means, words, options),
            words.Notes,
            () => GroupMean.TableOf(means, title)
        );
    }

    private static double[] Ticks(IReadOnlyList<GroupMean> means)
    {
        double[] values = means.SelectMany(m => new[] { m.Value, m.Lower, m.Upper }).OfType<double>().ToArray();
        double low = values.DefaultIfEmpty(0).Min();
        double high = values.DefaultIfEmpty(1).Max();
        // A mean near 0 against its own spread is read against 0.
        double span = Math.Max(high - low, 1e-9 * Math.Max(1, Math.Abs(high)));
        if (low > 0 && low < 1.5 * span || high < 0 && high > -1.5 * span)
        {
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        }
        return high - low < 1e-9
            ? AxisTicks.Linear(low - 1, high + 1, 5, outside: true)
            : AxisTicks.Linear(low, high, 5, outside: true);
    }

    private static void AddLabels(Plot plot, IReadOnlyList<GroupMean> means, int decimals)
    {
        for (int i = 0; i < means.Count; i++)
        {
            double at = means[i].Value ?? (plot.Axes.Left.Min + plot.Axes.Left.Max) / 2;
            ScottPlot.Plottables.Text text = plot.Add.Text(FigureText.Number(means[i].Value, decimals), i, at);
            text.LabelFontName = FigureLayout.Of(plot).Family;
            text.LabelFontSize = Theme.TextSize;
            text.LabelFontColor = Theme.Ink;
            text.LabelAlignment = Alignment.MiddleLeft;
            text.LabelBorderWidth = 0;
            text.OffsetX = means[i].Value is null ? -8 : 10;
        }
    }

    private static RowTableSection Counts(IReadOnlyList<GroupMean> means) =>
        new(
            "",
            [
                new(
                    "n",
                    null,
                    x =>
                        (int)Math.Round(x) is var i && i >= 0 && i < means.Count
                            ? FigureText.Count(means[i].Participants)
                            : ""
                ),
            ]
        );

    private static Figure AsRows(IReadOnlyList<GroupMean> means, MeanWords words, MeanFigureOptions options)
    {
        ForestRow[] rows = means
            .Select(m => new ForestRow(m.Group)
            {
                Cells = [FigureText.Count(m.Participants)],
                Estimate = m.Value,
                Lower = m.Lower,
                Upper = m.Upper,
            })
            .ToArray();
        var forest = new ForestWords(options.Title ?? words.Title, options.YLabel ?? words.YLabel)
        {
            CellHeadings = ["n"],
            EstimateHeading = "Mean (interval)",
            Decimals = options.Decimals,
            Null = null,
            Notes = words.Notes,
        };
        var forestOptions = new ForestFigureOptions
        {
            Width = options.Width,
            Height = options.Height,
            BlackAndWhite = options.BlackAndWhite,
            Notes = options.Notes,
        };
        return ForestFigure.Draw("means", rows, forest, forestOptions);
    }

    private static string Describe(IReadOnlyList<GroupMean> means, MeanWords words, MeanFigureOptions options)
    {
        IEnumerable<string> groups = means.Select(m =>
            $"{m.Group}: {FigureText.Count(m.Participants)} participants, {FigureText.WithInterval(m.Value, m.Lower, m.Upper, options.Decimals)}."
        );
        return $"{options.YLabel ?? words.YLabel}. {string.Join(" ", groups)}";
    }
}
