using System.Text;
using ScottPlot;
using SkiaSharp;

namespace KetamineOutcomes.Plots.Output;

/// <summary>The figure as SVG: Skia's, made accessible, independent of the process and easier to edit.</summary>
internal static class SvgOutput
{
    public static string Render(Figure figure)
    {
        using var stream = new MemoryStream();
        Plot plot = figure.Plot;
        lock (plot.Sync)
        {
            LayoutPass.Run(plot, figure.Width, figure.Height);
            bool clears = plot.RenderManager.ClearCanvasBeforeEachRender;
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            try
            {
                using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, figure.Width, figure.Height), stream);
                plot.Render(canvas, figure.Width, figure.Height);
            }
            finally
            {
                plot.RenderManager.ClearCanvasBeforeEachRender = clears;
            }
        }
        string drawn = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return SvgDocument.Finish(drawn, figure);
    }
}
