using ScottPlot;
using SkiaSharp;

namespace KetamineOutcomes.Plots.Output;

/// <summary>The figure as a page of PDF.</summary>
internal static class PdfOutput
{
    private const double PointsAnInch = 72;

    public static byte[] Render(Figure figure)
    {
        Plot plot = figure.Plot;
        float points = (float)(PointsAnInch * figure.Inches / figure.Width);
        using var stream = new MemoryStream();
        // No dates: the same figure gives the same bytes.
        var metadata = new SKDocumentPdfMetadata
        {
            Title = figure.Title,
            Subject = figure.Description,
            Creator = "KetamineOutcomes",
            Producer = "Skia/PDF",
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        lock (plot.Sync)
        {
            LayoutPass.Run(plot, figure.Width, figure.Height);
            bool clears = plot.RenderManager.ClearCanvasBeforeEachRender;
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            try
            {
                using SKDocument document = SKDocument.CreatePdf(stream, metadata);
                SKCanvas page = document.BeginPage(figure.Width * points, figure.Height * points);
                page.Scale(points);
                plot.Render(page, new PixelRect(0, figure.Width, figure.Height, 0));
                document.EndPage();
                document.Close();
            }
            finally
            {
                plot.RenderManager.ClearCanvasBeforeEachRender = clears;
            }
        }
        return stream.ToArray();
    }
}
