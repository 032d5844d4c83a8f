using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>A bar a group: the share with the outcome, its interval, the percent above and the counts below.</summary>
internal static class ResponseFigure
{
    // More bars than this would have no room for their names: they become rows.
    private const int MostBars = 8;

    public static Figure Draw(IReadOnlyList<Rate> rates, RateWords words, ResponseFigureOptions options) =>
        DrawOnce(rates, words, options).DrawnBy(options, again => Draw(rates, words, again));

    private static Figure DrawOnce(IReadOnlyList<Rate> rates, RateWords words, ResponseFigureOptions options)
    {
        string title = options.Title ?? words.Title;
        if (rates.Count > MostBars || !CategoryPanel.Fits(options, [.. rates.Select(r => r.Group)]))
        {
            return AsRows(rates, words, options);
        }
        var sheet = new Sheet(options, title, words.Test, rates.Select(r => r.Group));
        Plot plot = sheet.Plot;
        GroupStyle[] styles = GroupPalette.For([.. rates.Select(r => r.Group)], options);
        plot.Axes.SetLimitsY(0, 1.1);
        AxisTicks.Set(plot.Axes.Left, [0, 0.25, 0.5, 0.75, 1], v => FigureText.Tick(v * 100));
        plot.YLabel(options.YLabel ?? words.YLabel);
        CategoryPanel.Add(plot, sheet.Layout, [.. rates.Select(r => r.Group)]);
        if (options.XLabel is { Length: > 0 } label)
        {
            plot.Axes.AddPanel(new CaptionPanel(sheet.Layout.Family, label));
        }
        AddBars(plot, rates, styles);
        AddLabels(plot, rates);
        if (options.Counts && rates.Count > 0)
        {
            RowTablePanel.Add(plot, sheet.Layout, Counts(rates, words));
        }
        IEnumerable<string> notes = [words.IntervalNote, options.Differences ? words.Differences : ""];
        return sheet.Finish("response", 270, Describe(rates, words), notes, () => RateData.Of(rates, title));
    }

    private static void AddBars(Plot plot, IReadOnlyList<Rate> rates, GroupStyle[] styles)
    {
        Bar[] bars = rates
            .Select(
                (rate, i) =>
                    new Bar
                    {
                        Position = i,
                        Value = rate.Proportion ?? 0,
                        Size = 0.62,
                        FillColor = styles[i].Color.WithAlpha(0.75),
                        LineColor = styles[i].Color,
                        LineWidth = 1,
                    }
            )
            .Where(bar => bar.Value > 0)
            .ToArray();
        if (bars.Length > 0)
        {
            plot.Add.Bars(bars);
        }
        var ink = new GroupStyle(Theme.Ink, LinePattern.Solid, MarkerShape.None);
        IntervalMark[] marks = rates
            .Select(
                (rate, i) => new IntervalMark(i, rate.Proportion, rate.Lower, rate.Upper, ink) { Size = 0, Cap = 6 }
            )
            .ToArray();
        plot.PlottableList.Add(new IntervalMarks(marks, across: false));
    }

    private static void AddLabels(Plot plot, IReadOnlyList<Rate> rates)
    {
        for (int i = 0; i < rates.Count; i++)
        {
            Rate rate = rates[i];
            ScottPlot.Plottables.Text text = plot.Add.Text(
                rate.Proportion is { } p ? $"{FigureText.Number(100 * p, 0)}%" : Cell.NotEstimable,
                i,
                Math.Max(rate.Upper ?? 0, rate.Proportion ?? 0)
            );
            text.LabelFontName = FigureLayout.Of(plot).Family;
            text.LabelFontSize = Theme.TextSize;
            text.LabelBold = true;
            text.LabelFontColor = Theme.Ink;
            text.LabelAlignment = Alignment.LowerCenter;
            text.LabelBorderWidth = 0;
            text.OffsetY = -3;
        }
    }

    private static RowTableSection[] Counts(IReadOnlyList<Rate> rates, RateWords words)
    {
        string At(double position, Func<Rate, double> count) =>
            (int)Math.Round(position) is var i && i >= 0 && i < rates.Count ? FigureText.Count(count(rates[i])) : "";
        return
        [
            new(
                "",
                [
                    new(words.EventsLabel, null, t => At(t, r => r.Events)),
                    new("Participants", null, t => At(t, r => r.Participants)),
                ]
            ),
        ];
    }

    private static Figure AsRows(IReadOnlyList<Rate> rates, RateWords words, ResponseFigureOptions options)
    {
        ForestRow[] rows = rates
            .Select(r => new ForestRow(r.Group)
            {
                Cells = [$"{FigureText.Count(r.Events)}/{FigureText.Count(r.Participants)}"],
                Estimate = Scaled(r.Proportion),
                Lower = Scaled(r.Lower),
                Upper = Scaled(r.Upper),
            })
            .ToArray();
        var forest = new ForestWords(options.Title ?? words.Title, options.YLabel ?? words.YLabel)
        {
            LabelHeading = "",
            CellHeadings = [$"{words.EventsLabel}/n"],
            EstimateHeading = "% (interval)",
            Decimals = 1,
            Null = null,
            Range = (0, 100),
            Notes = [words.IntervalNote],
            Subtitle = words.Test,
        };
        var forestOptions = new ForestFigureOptions
        {
            Width = options.Width,
            Height = options.Height,
            BlackAndWhite = options.BlackAndWhite,
            Notes = options.Notes,
        };
        return ForestFigure.Draw("response", rows, forest, forestOptions);
    }

    private static double? Scaled(double? proportion) => proportion * 100;

    private static string Describe(IReadOnlyList<Rate> rates, RateWords words)
    {
        IEnumerable<string> groups = rates.Select(r =>
            $"{r.Group}: {FigureText.Count(r.Events)} of {FigureText.Count(r.Participants)}, "
            + $"{FigureText.WithInterval(100 * r.Proportion, 100 * r.Lower, 100 * r.Upper, 1)} percent."
        );
        return $"Bars: {words.YLabel}. {string.Join(" ", groups)}{(words.Differences.Length > 0 ? " " + words.Differences : "")}";
    }
}
