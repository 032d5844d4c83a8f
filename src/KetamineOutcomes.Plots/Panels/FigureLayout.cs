using ScottPlot;
using ScottPlot.LayoutEngines;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>ScottPlot's own layout, which also tells our panels how wide the figure is, so that they can wrap their text, and in which font.</summary>
internal sealed class FigureLayout(string family) : ILayoutEngine
{
    private readonly Automatic automatic = new();

    /// <summary>The font family of the figure.</summary>
    public string Family { get; } = family;

    /// <summary>The rectangle being laid out.</summary>
    public PixelRect FigureRect { get; private set; }

    /// <summary>The layout of a plot of ours.</summary>
    public static FigureLayout Of(Plot plot) => (FigureLayout)plot.Layout.LayoutEngine;

    /// <summary>Says how wide the figure will be, before the first layout.</summary>
    public void Expect(int width) => FigureRect = new PixelRect(0, width, width, 0);

    /// <inheritdoc/>
    public Layout GetLayout(PixelRect figureRect, Plot plot, Paint paint)
    {
        FigureRect = figureRect;
        return automatic.GetLayout(figureRect, plot, paint);
    }
}
