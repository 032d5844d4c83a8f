using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace KetamineOutcomes.Plots;

/// <summary>Curves over time with step bands, censor marks and a risk table that follows the axis' ticks: Kaplan-Meier, one
/// minus it, cumulative hazards, restricted means as areas.</summary>
internal sealed class KaplanMeierFigure
{
    private readonly IReadOnlyList<Curve> curves;
    private readonly CurveFigureOptions options;
    private readonly CurveWords words;
    private readonly CurveLook look;
    private readonly GroupStyle[] styles;
    private readonly double longest;
    private readonly double[] ticks;
    private readonly double[] heights;

    private KaplanMeierFigure(IReadOnlyList<Curve> curves, CurveWords words, CurveFigureOptions options, CurveLook look)
    {
        this.curves = curves;
        this.options = options;
        this.words = words;
        this.look = look;
        styles = GroupPalette.For([.. curves.Select(c => c.Group)], options);
        double last =
            options.LongestTime ?? curves.Select(c => c.Times.Count > 0 ? c.Times[^1] : 0).DefaultIfEmpty(0).Max();
        longest = last > 0 ? last : 1;
        ticks = options.Ticks?.ToArray() ?? AxisTicks.Times(longest, ScaleOf(options.TimeUnit), MostTicks());
        heights = look.IsShare ? [0, 0.25, 0.5, 0.75, 1] : AxisTicks.Linear(0, Highest(), 5, outside: true);
    }

    private bool Medians => options is KaplanMeierFigureOptions { Medians: true };

    /// <summary>Draws.</summary>
    /// <param name="curves">The curves, as they are drawn (but for one minus survival).</param>
    /// <param name="words">The words.</param>
    /// <param name="options">How it looks.</param>
    /// <param name="look">The kind of curve; <c>null</c>: survival, or one minus it when the options say so.</param>
    public static Figure Draw(
        IReadOnlyList<Curve> curves,
        CurveWords words,
        CurveFigureOptions options,
        CurveLook? look = null
    )
    {
        bool failure = look is null && options is KaplanMeierFigureOptions { Incidence: true };
        IReadOnlyList<Curve> drawn = failure ? [.. curves.Select(c => c.OneMinus())] : curves;
        return new KaplanMeierFigure(drawn, words, options, look ?? (failure ? CurveLook.Failure : CurveLook.Survival))
            .Draw()
            .DrawnBy(options, again => Draw(curves, words, again, look));
    }

    private Figure Draw()
    {
        var sheet = new Sheet(options, options.Title ?? words.Title, Subtitle(), curves.Select(c => c.Group));
        Plot plot = sheet.Plot;
        // A hair more than the data, so that the last step and mark are not cut in half.
        plot.Axes.SetLimits(0, longest * 1.008, 0, heights[^1] * 1.02);
        AxisTicks.Set(plot.Axes.Bottom, ticks, FigureText.Tick);
        if (look.IsShare)
        {
            AxisTicks.Set(plot.Axes.Left, heights, v => FigureText.Tick(v * 100));
        }
        else
        {
            AxisTicks.SetEven(plot.Axes.Left, heights);
        }
        plot.XLabel(options.XLabel ?? TimeLabel());
        plot.YLabel(options.YLabel ?? words.YLabel);
        if (options.Intervals)
        {
            AddBands(plot);
        }
        if (look.Area is { } area)
        {
            AddArea(plot, area);
        }
        AddCurves(plot);
        if (Medians)
        {
            AddMedians(plot, sheet.Layout.Family);
        }
        AddNames(sheet);
        bool hasTable = options.RiskTable && curves.Count > 0;
        if (hasTable)
        {
            RowTablePanel.Add(plot, sheet.Layout, options.RiskRows.Select(Section).ToArray());
        }
        return sheet.Finish(look.Id, 270, Description(), Notes(), Data);
    }

    private void AddBands(Plot plot)
    {
        // Overlapping bands add up, so each is fainter the more there are.
        double alpha = curves.Count switch
        {
            1 => 0.22,
            2 => 0.18,
            3 => 0.14,
            4 => 0.09,
            _ => 0.055,
        };
        for (int g = 0; g < curves.Count; g++)
        {
            Curve curve = curves[g];
            int[] kept = StepCurve.Keep(curve.Times, longest, options.Width);
            foreach (
                (double[] x, double[] lower, double[] upper) in StepCurve.Bands(
                    curve.Times,
                    curve.Lower,
                    curve.Upper,
                    kept
                )
            )
            {
                FillY band = plot.Add.FillY(x, lower, upper);
                band.FillColor = styles[g].Color.WithAlpha(alpha);
                band.LineWidth = 0;
                band.MarkerSize = 0;
            }
        }
    }

    private void AddCurves(Plot plot)
    {
        for (int g = 0; g < curves.Count; g++)
        {
            Curve curve = curves[g];
            int[] kept = StepCurve.Keep(curve.Times, longest, options.Width);
            double[] x = [0, .. kept.Select(i => curve.Times[i])];
            double[] y = [look.Start, .. kept.Select(i => curve.Value[i])];
            Scatter line = plot.Add.Scatter(x, y);
            line.ConnectStyle = ConnectStyle.StepHorizontal;
            line.LineStyle = new LineStyle(2, styles[g].Color, styles[g].Pattern);
            line.MarkerSize = 0;
            line.LegendText = curve.Group;
            if (options.CensorMarks)
            {
                AddCensorMarks(plot, curve, styles[g]);
            }
        }
    }

    private void AddCensorMarks(Plot plot, Curve curve, GroupStyle style)
    {
        int[] censored = Enumerable.Range(0, curve.Times.Count).Where(i => curve.Censored[i] > 0).ToArray();
        double pixels = censored.Length > 150 ? 4 : 1;
        List<int> kept = StepCurve.Apart(curve.Times, censored, pixels * longest / options.Width);
        if (kept.Count == 0)
        {
            return;
        }
        Markers marks = plot.Add.Markers(
            kept.Select(i => curve.Times[i]).ToArray(),
            kept.Select(i => curve.Value[i]).ToArray(),
            MarkerShape.VerticalBar,
            8,
            style.Color
        );
        marks.MarkerStyle.LineWidth = 1.25f;
    }

    private void AddMedians(Plot plot, string family)
    {
        IEnumerable<DroppedLine> lines = curves
            .Zip(styles)
            .Where(c => c.First.Median <= longest)
            .Select(c => new DroppedLine(
                c.First.Median!.Value,
                0.5,
                FigureText.Tick(Rounded(c.First.Median!.Value)),
                c.Second
            ));
        plot.PlottableList.Add(new DroppedLines([.. lines], family));
    }

    private static double Rounded(double time) => Math.Round(time, time >= 10 ? 1 : 2);

    private void AddArea(Plot plot, ShadedArea area)
    {
        foreach (StepArea piece in StepArea.Between(curves, area.From, area.To))
        {
            FillY fill = plot.Add.FillY(piece.X, piece.Lower, piece.Upper);
            fill.FillColor = styles[piece.Higher].Color.WithAlpha(0.25);
            fill.LineWidth = 0;
            fill.MarkerSize = 0;
        }
        var quiet = new GroupStyle(Theme.Quiet, LinePattern.Solid, MarkerShape.None);
        plot.PlottableList.Add(
            new DroppedLines(
                [.. area.Ends.Select(end => new DroppedLine(end.Time, 1, end.Label, quiet) { Across = false })],
                FigureLayout.Of(plot).Family
            )
        );
    }

    private void AddNames(Sheet sheet)
    {
        string[] names = curves.Select(c => c.Group).ToArray();
        if (names is [] or ["all"])
        {
            return;
        }
        bool atEnds =
            options.Names == GroupNames.AtEnds || (options.Names == GroupNames.Automatic && EndLabelPanel.Suits(names));
        sheet.Plot.Axes.AddPanel(
            atEnds
                ? new EndLabelPanel(sheet.Plot, names, styles, [.. curves.Select(LastShown)])
                : new KeyPanel(sheet.Layout, names, styles, line: true, marker: false)
        );
    }

    private double LastShown(Curve curve) => curve.ValueAt(longest, look.Start);

    // Bands may go on above: those of the last few at risk would press the curves flat.
    private double Highest()
    {
        double value = curves.SelectMany(c => c.Value).DefaultIfEmpty(0).Max();
        double limit = curves.SelectMany(c => c.Upper).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double high = options.Intervals ? Math.Max(value, Math.Min(limit, 1.6 * value)) : value;
        return high > 0 ? high : 1;
    }

    // A number of the risk table under each tick needs its room, beside the groups' names on both sides.
    private int MostTicks()
    {
        double digits = curves.Select(c => FigureText.Count(c.Participants).Length).DefaultIfEmpty(1).Max();
        string[] names = [.. curves.Select(c => c.Group)];
        double name = 7.5 * names.Select(n => n.Length).DefaultIfEmpty(0).Max();
        double left = Math.Min(0.4 * options.Width, name + 60);
        double right = EndLabelPanel.Suits(names) ? name + 20 : 20;
        return Math.Clamp((int)((options.Width - left - right) / (7 * digits + 8)), 1, 8);
    }

    private RowTableSection Section(RiskRow row) =>
        new(
            row switch
            {
                RiskRow.AtRisk => "At risk",
                RiskRow.Events => "Events so far",
                _ => "Censored so far",
            },
            curves
                .Select(
                    (curve, g) =>
                        new RowTableRow(
                            curve.Group,
                            styles[g],
                            t =>
                                FigureText.Count(
                                    row switch
                                    {
                                        RiskRow.AtRisk => curve.AtRiskAt(t),
                                        RiskRow.Events => curve.EventsTo(t),
                                        _ => curve.CensoredBefore(t),
                                    }
                                )
                        )
                )
                .ToArray()
        );

    private string TimeLabel() => words.TimeLabel;

    private string Subtitle() =>
        string.Join(". ", new[] { options.PValue ? words.Test : "", words.Comparison }.Where(text => text.Length > 0));

    private List<string> Notes()
    {
        var notes = new List<string>();
        if (options.Intervals)
        {
            notes.Add(words.IntervalNote);
        }
        if (options.CensorMarks && curves.Any(c => c.Censored.Any(v => v > 0)))
        {
            notes.Add("Vertical ticks: censored.");
        }
        if (Medians)
        {
            notes.Add(words.MedianNote);
        }
        if (options.Intervals && curves.Any(c => c.Upper.Any(v => v > heights[^1] * 1.02)))
        {
            notes.Add("Bands go on above the axis.");
        }
        notes.AddRange(words.Notes);
        return notes;
    }

    private string Description() => CurveDescription.Of(curves, words, ticks, look);

    private Table Data() => CurveData.Of(curves, options.Title ?? words.Title, look);

    private static TimeScale ScaleOf(string unit) =>
        unit switch
        {
            "days" => TimeScale.Days,
            "sessions" => TimeScale.Whole,
            _ => TimeScale.Other,
        };
}
