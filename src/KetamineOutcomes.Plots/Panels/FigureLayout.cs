using ScottPlot;
using ScottPlot.LayoutEngines;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>ScottPlot's own layout, which also tells our panels how wide the figure is, so that they can wrap their text.</summary>
internal sealed class FigureLayout : ILayoutEngine
{
    private readonly Automatic automatic = new();

    /// <summary>The rectangle being laid out.</summary>
    public PixelRect FigureRect { get; private set; }

    /// <summary>Says how wide the figure will be, before the first layout.</summary>
    public void Expect(int width) => FigureRect = new PixelRect(0, width, width, 0);

    /// <inheritdoc/>
    public Layout GetLayout(PixelRect figureRect, Plot plot, Paint paint)
    {
        FigureRect = figureRect;
        return automatic.GetLayout(figureRect, plot, paint);
    }
}
