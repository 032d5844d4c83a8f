using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>A second data area to the right with an axis of its own, its rows in line with the first: differences beside
/// rates.</summary>
internal sealed class IntervalStripPanel(Plot plot, StripScale scale, IReadOnlyList<IntervalMark> marks)
    : FigurePanel(Edge.Right)
{
    private const float Before = 34;
    private const float Tick = 4;
    private readonly LabelStyle text = Theme.Text(FigureLayout.Of(plot).Family, alignment: Alignment.UpperCenter);
    private readonly LabelStyle heading = Theme.Text(
        FigureLayout.Of(plot).Family,
        bold: true,
        alignment: Alignment.LowerCenter
    );

    protected override float Size(Paint paint) => Before + scale.Width + 14;

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        var area = new PixelRect(panel.Left + Before, panel.Left + Before + scale.Width, panel.Bottom, panel.Top);
        var axis = new ScottPlot.AxisPanels.BottomAxis { Min = scale.From, Max = scale.To };
        DrawAxis(rp, area, axis);
        var drawn = new IntervalMarks(marks, across: true)
        {
            Axes = new ScottPlot.Axes
            {
                XAxis = axis,
                YAxis = plot.Axes.Left,
                DataRect = area,
            },
        };
        drawn.Render(rp);
        float top = plot.Axes.Left.GetPixel(0, rp.DataRect) - TextColumnPanel.UnderHeading;
        heading.Render(rp.Canvas, new Pixel(area.HorizontalCenter, top), rp.Paint, scale.Heading);
    }

    private void DrawAxis(RenderPack rp, PixelRect area, IXAxis axis)
    {
        var ink = new LineStyle(1, Theme.Ink);
        float first = plot.Axes.Left.GetPixel(0, rp.DataRect);
        Drawing.DrawLine(rp.Canvas, rp.Paint, area.BottomLeft, area.BottomRight, ink);
        if (scale.From <= 0 && scale.To >= 0)
        {
            float zero = axis.GetPixel(0, area);
            Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(zero, first), new Pixel(zero, area.Bottom), ink);
        }
        foreach (double tick in scale.Ticks)
        {
            float x = axis.GetPixel(tick, area);
            Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(x, area.Bottom), new Pixel(x, area.Bottom + Tick), ink);
            text.Render(rp.Canvas, new Pixel(x, area.Bottom + Tick + 3), rp.Paint, FigureText.Tick(tick));
        }
        text.Render(rp.Canvas, new Pixel(area.HorizontalCenter, area.Bottom + 26), rp.Paint, scale.Label);
    }
}

/// <summary>The strip's axis.</summary>
/// <param name="From">Its left end.</param>
/// <param name="To">Its right end.</param>
/// <param name="Ticks">Its ticks.</param>
/// <param name="Label">Its label.</param>
/// <param name="Heading">What stands above.</param>
/// <param name="Width">Its width in pixels.</param>
internal sealed record StripScale(
    double From,
    double To,
    IReadOnlyList<double> Ticks,
    string Label,
    string Heading,
    float Width
);
