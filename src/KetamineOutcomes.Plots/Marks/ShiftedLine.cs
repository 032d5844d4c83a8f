using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>A line through points, moved aside by some pixels, so that groups stand beside one another.</summary>
internal sealed class ShiftedLine(IReadOnlyList<Coordinates> points, float shift, GroupStyle style) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => points.Count == 0 ? AxisLimits.NoLimits : new AxisLimits(points);

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        Pixel[] pixels = points.Select(p => new Pixel(Axes.GetPixelX(p.X) + shift, Axes.GetPixelY(p.Y))).ToArray();
        Drawing.DrawLines(rp.Canvas, rp.Paint, pixels, new LineStyle(1.75f, style.Color, style.Pattern));
        GroupKey.NoDash(rp);
    }
}
