using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>What our panels share: their edge, and size 0 while hidden (ScottPlot's layout asks hidden panels too).</summary>
internal abstract class FigurePanel(Edge edge) : IPanel
{
    public bool IsVisible { get; set; } = true;

    public Edge Edge { get; } = edge;

    public bool ShowDebugInformation { get; set; }

    public float MinimumSize { get; set; }

    public float MaximumSize { get; set; } = float.MaxValue;

    public float Measure(Paint paint) => IsVisible ? Size(paint) : 0;

    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) =>
        Edge switch
        {
            Edge.Left => new(dataRect.Left - offset - size, dataRect.Left - offset, dataRect.Bottom, dataRect.Top),
            Edge.Right => new(dataRect.Right + offset, dataRect.Right + offset + size, dataRect.Bottom, dataRect.Top),
            Edge.Bottom => new(
                dataRect.Left,
                dataRect.Right,
                dataRect.Bottom + offset + size,
                dataRect.Bottom + offset
            ),
            _ => new(dataRect.Left, dataRect.Right, dataRect.Top - offset, dataRect.Top - offset - size),
        };

    public void Render(RenderPack rp, float size, float offset)
    {
        if (IsVisible && size > 0)
        {
            Draw(rp, GetPanelRect(rp.DataRect, size, offset, rp.Paint));
        }
    }

    /// <summary>How much room the panel needs across its edge.</summary>
    protected abstract float Size(Paint paint);

    /// <summary>Draws the panel.</summary>
    /// <param name="rp">ScottPlot's pack of canvas, paint and layout.</param>
    /// <param name="panel">The panel's rectangle: along its edge as long as the data area.</param>
    protected abstract void Draw(RenderPack rp, PixelRect panel);
}
