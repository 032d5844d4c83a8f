using ScottPlot;
using SkiaSharp;

namespace KetamineOutcomes.Plots.Output;

/// <summary>A pass that draws nothing. ScottPlot may draw several times until limits and ticks have settled; on a canvas
/// that keeps what it was given (SVG, PDF) each would stay.</summary>
internal static class LayoutPass
{
    public static void Run(Plot plot, int width, int height)
    {
        using var nowhere = new SKNoDrawCanvas(width, height);
        plot.Render(nowhere, new PixelRect(0, width, height, 0));
    }
}
