using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Lines dropped from a point to the horizontal axis, each labelled there; labels that would touch stand above one
/// another, and one without room on the right stands on the left.</summary>
internal sealed class DroppedLines(IReadOnlyList<DroppedLine> lines, string family) : IPlottable
{
    private const float Gap = 3;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        LabelStyle style = Theme.Text(family, Theme.NoteSize, bold: true, alignment: Alignment.MiddleLeft);
        var placed = new List<PixelRect>();
        foreach (DroppedLine line in lines.OrderBy(l => l.X))
        {
            float x = Axes.GetPixelX(line.X);
            float y = Axes.GetPixelY(line.Y);
            var look = new LineStyle(1, Theme.Quiet, new LinePattern([3, 3], 0, "fine"));
            if (line.Across)
            {
                Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(rp.DataRect.Left, y), new Pixel(x, y), look);
            }
            Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(x, y), new Pixel(x, rp.DataRect.Bottom), look);
            GroupKey.NoDash(rp);
        }
        foreach (DroppedLine line in lines.OrderBy(l => l.X))
        {
            PixelRect place = Place(line, TextLines.Width(style, line.Label, rp.Paint), rp.DataRect, placed);
            placed.Add(place);
            Drawing.FillRectangle(rp.Canvas, place, rp.Paint, new FillStyle { Color = Colors.White.WithAlpha(0.8) });
            style.ForeColor = line.Style.Color.Darken(0.3);
            style.Render(rp.Canvas, new Pixel(place.Left + 1, place.VerticalCenter), rp.Paint, line.Label);
        }
    }

    private PixelRect Place(DroppedLine line, float width, PixelRect data, List<PixelRect> placed)
    {
        float height = TextLines.Height(Theme.NoteSize);
        float x = Axes.GetPixelX(line.X);
        float left = x + Gap + width + 2 > data.Right ? x - Gap - width - 2 : x + Gap;
        float bottom = data.Bottom - 2;
        while (
            placed.Exists(p =>
                left < p.Right + 2 && left + width + 2 > p.Left - 2 && bottom > p.Top && bottom - height < p.Bottom
            )
        )
        {
            bottom -= height;
        }
        return new PixelRect(left, left + width + 2, bottom, bottom - height);
    }
}

/// <summary>A line dropped to the axis.</summary>
/// <param name="X">Where on the horizontal axis.</param>
/// <param name="Y">From which height.</param>
/// <param name="Label">What stands at the axis.</param>
/// <param name="Style">The group's look, for the label's colour.</param>
internal sealed record DroppedLine(double X, double Y, string Label, GroupStyle Style)
{
    /// <summary>Whether a line leads from the vertical axis to the point too.</summary>
    public bool Across { get; init; } = true;
}
