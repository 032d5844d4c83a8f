using ScottPlot;
using SkiaSharp;

namespace KetamineOutcomes.Plots.Output;

/// <summary>The figure as pixels.</summary>
internal static class PngOutput
{
    private const double MetresAnInch = 0.0254;

    public static byte[] Render(Figure figure, double? asked)
    {
        if (asked is { } given && !(given > 0 && given <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(asked), "A picture's scale lies above 0 and is at most 10.");
        }
        // Whole dots across the paper; then the scale is theirs, and nothing is stretched.
        double scale = asked ?? Math.Round(figure.Inches * (figure.Print ?? new()).Dots) / figure.Width;
        int width = (int)Math.Ceiling(figure.Width * scale - 1e-6);
        int height = (int)Math.Ceiling(figure.Height * scale - 1e-6);
        // Opaque: the paper is white, and three bytes a pixel pack smaller than four.
        using SKSurface surface =
            SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException(
                "There is no memory for a picture of this size; choose a smaller scale."
            );
        Plot plot = figure.Plot;
        lock (plot.Sync)
        {
            double before = plot.ScaleFactor;
            plot.ScaleFactor = scale;
            try
            {
                plot.Render(surface.Canvas, width, height);
            }
            finally
            {
                plot.ScaleFactor = before;
            }
        }
        // The Sub filter at level 3 takes half the time of level 6 for a sixth more bytes.
        using SKPixmap pixels = surface.PeekPixels();
        using SKData encoded =
            pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 3))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        int dotsPerMetre = (int)Math.Round(figure.Width * scale / figure.Inches / MetresAnInch);
        return PngChunks.Insert(encoded.Span, figure.Title, figure.Description, dotsPerMetre);
    }
}
