using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace KetamineOutcomes.Plots;

/// <summary>Survival curves with step bands, censor marks and a risk table that follows the axis' ticks.</summary>
internal sealed class KaplanMeierFigure
{
    private readonly IReadOnlyList<Curve> curves;
    private readonly KaplanMeierFigureOptions options;
    private readonly CurveWords words;
    private readonly GroupStyle[] styles;
    private readonly double longest;
    private readonly double[] ticks;

    private KaplanMeierFigure(IReadOnlyList<Curve> curves, CurveWords words, KaplanMeierFigureOptions options)
    {
        this.curves = curves;
        this.options = options;
        this.words = words;
        styles = GroupPalette.For([.. curves.Select(c => c.Group)], options);
        double last =
            options.LongestTime ?? curves.Select(c => c.Times.Count > 0 ? c.Times[^1] : 0).DefaultIfEmpty(0).Max();
        longest = last > 0 ? last : 1;
        ticks = options.Ticks?.ToArray() ?? AxisTicks.Times(longest, ScaleOf(options.TimeUnit));
    }

    public static Figure Draw(IReadOnlyList<Curve> curves, CurveWords words, KaplanMeierFigureOptions options) =>
        new KaplanMeierFigure(curves, words, options).Draw().DrawnBy(options, again => Draw(curves, words, again));

    private Figure Draw()
    {
        var sheet = new Sheet(options, options.Title ?? words.Title, Subtitle(), curves.Select(c => c.Group));
        Plot plot = sheet.Plot;
        // A hair more than the data, so that the last step and mark are not cut in half.
        plot.Axes.SetLimits(0, longest * 1.008, 0, 1.02);
        AxisTicks.Set(plot.Axes.Bottom, ticks, FigureText.Tick);
        AxisTicks.Set(plot.Axes.Left, [0, 0.25, 0.5, 0.75, 1], v => FigureText.Tick(v * 100));
        plot.XLabel(options.XLabel ?? TimeLabel());
        plot.YLabel(options.YLabel ?? words.YLabel);
        if (options.Intervals)
        {
            AddBands(plot);
        }
        if (options.Medians)
        {
            AddMedians(plot);
        }
        AddCurves(plot);
        AddNames(sheet);
        bool hasTable = options.RiskTable && curves.Count > 0;
        if (hasTable)
        {
            RowTablePanel.Add(plot, sheet.Layout, options.RiskRows.Select(Section).ToArray());
        }
        return sheet.Finish(words.Id, 270, Description(), Notes(), Data);
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
                FillY band = plot.Add.FillY(x, [.. lower.Select(Shown)], [.. upper.Select(Shown)]);
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
            double[] y = [Shown(1), .. kept.Select(i => Shown(curve.Survival[i]))];
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
            kept.Select(i => Shown(curve.Survival[i])).ToArray(),
            MarkerShape.VerticalBar,
            8,
            style.Color
        );
        marks.MarkerStyle.LineWidth = 1.25f;
    }

    private void AddMedians(Plot plot)
    {
        foreach (double median in curves.Select(c => c.Median).OfType<double>().Where(m => m <= longest))
        {
            LinePlot across = plot.Add.Line(0, 0.5, median, 0.5);
            LinePlot down = plot.Add.Line(median, 0, median, 0.5);
            across.LineStyle = down.LineStyle = new LineStyle(1, Theme.Quiet, new LinePattern([3, 3], 0, "fine"));
        }
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

    private double LastShown(Curve curve)
    {
        int last = -1;
        while (last + 1 < curve.Times.Count && curve.Times[last + 1] <= longest)
        {
            last++;
        }
        return Shown(last < 0 ? 1 : curve.Survival[last]);
    }

    private RowTableSection Section(RiskRow row) =>
        new(
            row switch
            {
                RiskRow.AtRisk => "At risk",
                RiskRow.Events => "Events",
                _ => "Censored",
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

    private double Shown(double survival) => options.Incidence ? 1 - survival : survival;

    private string TimeLabel() => words.TimeLabel;

    private string Subtitle() => options.PValue ? words.Test : "";

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
        if (options.Medians)
        {
            notes.Add(words.MedianNote);
        }
        return notes;
    }

    private string Description() => CurveDescription.Of(curves, words, ticks, options.Incidence);

    private Table Data() => CurveData.Of(curves, options.Title ?? words.Title, options.Incidence);

    private static TimeScale ScaleOf(string unit) =>
        unit switch
        {
            "days" => TimeScale.Days,
            "sessions" => TimeScale.Whole,
            _ => TimeScale.Other,
        };
}
