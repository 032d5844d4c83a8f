using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>What a group looks like: a piece of its line, its marker, or both.</summary>
internal static class GroupKey
{
    public const float Width = 26;

    public static void Draw(RenderPack rp, GroupStyle style, float left, float middle, bool line, bool marker)
    {
        if (line)
        {
            Drawing.DrawLine(
                rp.Canvas,
                rp.Paint,
                new Pixel(left, middle),
                new Pixel(left + Width, middle),
                new LineStyle(2, style.Color, style.Pattern)
            );
            NoDash(rp);
        }
        if (marker)
        {
            Marker(style, 8).Render(rp.Canvas, new Pixel(left + Width / 2, middle), rp.Paint);
        }
    }

    /// <summary>Takes the dash from the paint: ScottPlot's paint keeps it, and Skia's SVG complains of a dashed text.</summary>
    public static void NoDash(RenderPack rp) => new LineStyle(1, Theme.Ink).ApplyToPaint(rp.Paint);

    /// <summary>The group's marker; open ones are filled with white so that lines do not run through them.</summary>
    public static MarkerStyle Marker(GroupStyle style, float size)
    {
        var marker = new MarkerStyle(style.Marker, size, style.Color);
        if (style.Marker is MarkerShape.OpenCircle or MarkerShape.OpenSquare or MarkerShape.OpenDiamond)
        {
            marker.Shape = style.Marker switch
            {
                MarkerShape.OpenCircle => MarkerShape.FilledCircle,
                MarkerShape.OpenSquare => MarkerShape.FilledSquare,
                _ => MarkerShape.FilledDiamond,
            };
            marker.FillColor = Colors.White;
            marker.OutlineColor = style.Color;
            marker.OutlineWidth = 2;
        }
        return marker;
    }
}
