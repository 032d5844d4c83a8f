using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Tables;
using ScottPlot;
using ScottPlot.Plottables;

namespace KetamineOutcomes.Plots;

/// <summary>Scaled Schoenfeld residuals of a term against Kaplan-Meier time, labelled in the time itself, with a smooth curve.</summary>
internal sealed class SchoenfeldFigure(
    CoefficientOverTime found,
    string timeLabel,
    string level,
    SchoenfeldFigureOptions options
)
{
    private const int MostPoints = 3000;

    private readonly GroupStyle style = GroupPalette.At(0, options.BlackAndWhite);

    public static Figure Draw(
        CoefficientOverTime found,
        string timeLabel,
        string level,
        SchoenfeldFigureOptions options
    ) =>
        new SchoenfeldFigure(found, timeLabel, level, options)
            .Draw()
            .DrawnBy(options, again => Draw(found, timeLabel, level, again));

    private Figure Draw()
    {
        string title = options.Title ?? $"Hazard ratio of {found.Term} over time";
        var sheet = new Sheet(options, title, Subtitle(), [found.Term]);
        Plot plot = sheet.Plot;
        IReadOnlyList<CoefficientResidual> residuals = found.Residuals;
        (double first, double last) = (residuals[0].Scaled, residuals[^1].Scaled);
        double pad = last > first ? 0.02 * (last - first) : 0.1;
        double[] values =
        [
            .. residuals.Select(r => r.Value),
            .. found.Smooth.SelectMany(s => new[] { s.Lower, s.Upper }),
            0,
        ];
        double[] heights = AxisTicks.Linear(values.Min(), values.Max(), 5, outside: true);
        if (heights.Length < 2)
        {
            heights = [heights[0] - 1, heights[0], heights[0] + 1];
        }
        double room = 0.02 * (heights[^1] - heights[0]);
        plot.Axes.SetLimits(first - pad, last + pad, heights[0] - room, heights[^1] + room);
        AxisTicks.SetEven(plot.Axes.Left, heights);
        CoefficientResidual[] named = Named();
        AxisTicks.Set(
            plot.Axes.Bottom,
            [.. named.Select(r => r.Scaled)],
            at => FigureText.Tick(named.First(r => r.Scaled == at).Time)
        );
        plot.XLabel(options.XLabel ?? $"{timeLabel} (Kaplan-Meier scale)");
        plot.YLabel(options.YLabel ?? $"Log hazard ratio of {found.Term}");
        AddBand(plot);
        AddPoints(plot);
        AddLines(plot);
        return sheet.Finish("schoenfeld", 290, Description(), Notes(), () => Data(title));
    }

    private void AddBand(Plot plot)
    {
        if (found.Smooth.Count == 0)
        {
            return;
        }
        FillY band = plot.Add.FillY(
            found.Smooth.Select(s => s.Scaled).ToArray(),
            found.Smooth.Select(s => s.Lower).ToArray(),
            found.Smooth.Select(s => s.Upper).ToArray()
        );
        band.FillColor = style.Color.WithAlpha(0.2);
        band.LineWidth = 0;
        band.MarkerSize = 0;
    }

    private void AddPoints(Plot plot)
    {
        // Of very many every so-manieth by time is drawn; the curve is of all.
        int step = Step;
        CoefficientResidual[] drawn = [.. found.Residuals.Where((_, i) => i % step == 0)];
        plot.Add.Markers(
            drawn.Select(r => r.Scaled).ToArray(),
            drawn.Select(r => r.Value).ToArray(),
            MarkerShape.FilledCircle,
            drawn.Length > 500 ? 3 : 5,
            Theme.Quiet.WithAlpha(drawn.Length > 500 ? 0.35 : 0.55)
        );
    }

    private int Step => (found.Residuals.Count + MostPoints - 1) / MostPoints;

    private void AddLines(Plot plot)
    {
        plot.Add.HorizontalLine(0, 1, Theme.Ink).LabelText = "";
        if (found.Coefficient.Value is { } constant)
        {
            HorizontalLine overall = plot.Add.HorizontalLine(constant, 1, style.Color);
            overall.LinePattern = new LinePattern([5, 3], 0, "fine");
            overall.LabelText = "";
        }
        if (found.Smooth.Count > 0)
        {
            Scatter line = plot.Add.Scatter(
                found.Smooth.Select(s => s.Scaled).ToArray(),
                found.Smooth.Select(s => s.Value).ToArray()
            );
            line.LineStyle = new LineStyle(2.5f, style.Color, LinePattern.Solid);
            line.MarkerSize = 0;
        }
    }

    // Times of events at about even steps of the axis.
    private CoefficientResidual[] Named()
    {
        CoefficientResidual[] distinct = [.. found.Residuals.DistinctBy(r => r.Scaled)];
        int count = Math.Clamp(options.Width / 90, 2, 7);
        double range = distinct[^1].Scaled - distinct[0].Scaled;
        var named = new List<CoefficientResidual>();
        foreach (CoefficientResidual residual in distinct)
        {
            if (named.Count == 0 || residual.Scaled - named[^1].Scaled >= range / count)
            {
                named.Add(residual);
            }
        }
        return [.. named];
    }

    private string Subtitle() =>
        found.Test.PValue is { } p ? $"Test of proportional hazards: {FigureText.PValue(p)}" : "";

    private IEnumerable<string> Notes()
    {
        yield return $"Points: scaled Schoenfeld residuals, one an event.";
        yield return found.Reason is { } reason
            ? $"No smooth curve: {reason}."
            : $"Curve: natural spline with 4 degrees of freedom and its {level} confidence interval, point by point.";
        yield return "Dashed: the model's coefficient. Line: no effect.";
        if (Step > 1)
        {
            yield return Invariant($"One point in {Step} is drawn.");
        }
    }

    private string Description()
    {
        string curve =
            found.Smooth.Count > 0
                ? $" The smooth log hazard ratio goes from {FigureText.Number(found.Smooth[0].Value, 2)} at the first event to {FigureText.Number(found.Smooth[^1].Value, 2)} at the last."
                : "";
        string test = Subtitle() is { Length: > 0 } words ? $" {words}." : "";
        return $"Scaled Schoenfeld residuals of {found.Term} at {FigureText.Count(found.Residuals.Count)} events over {timeLabel.ToLowerInvariant()}; the model's log hazard ratio is {FigureText.Number(found.Coefficient.Value, 2)}.{curve}{test}";
    }

    private Table Data(string title) =>
        new(
            title,
            [
                new("kind", IsNumeric: false),
                new("time"),
                new("kaplanMeierTime"),
                new("logHazardRatio"),
                new("lower"),
                new("upper"),
            ],
            [
                .. found.Residuals.Select(r => new TableRow([
                    "residual",
                    DataText.Exact(r.Time),
                    DataText.Exact(r.Scaled),
                    DataText.Exact(r.Value),
                    "",
                    "",
                ])),
                .. found.Smooth.Select(s => new TableRow([
                    "smooth",
                    "",
                    DataText.Exact(s.Scaled),
                    DataText.Exact(s.Value),
                    DataText.Exact(s.Lower),
                    DataText.Exact(s.Upper),
                ])),
            ],
            []
        );
}
