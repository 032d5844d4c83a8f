using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>What lies on either side of no difference, under the axis: ← favours one, favours the other →.</summary>
internal sealed class SidesPanel(Plot plot, FigureLayout layout, double middle, string left, string right)
    : FigurePanel(Edge.Bottom)
{
    private const float Gap = 8;
    private readonly LabelStyle style = Theme.Text(layout.Family, Theme.NoteSize);

    // The texts may run out under the columns beside the data, so that a third of the figure is theirs at least.
    protected override float Size(Paint paint)
    {
        float third = layout.FigureRect.Width / 3;
        bool isLong = TextLines.Widest(style, [left, right], paint) > third - 20;
        return (isLong ? 3 : 1) * TextLines.Height(Theme.NoteSize) + 4;
    }

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        float x = plot.Axes.Bottom.GetPixel(middle, rp.DataRect);
        DrawSide(rp, left.Length > 0 ? $"\u2190 {left}" : "", x - Gap, panel.Top, x - layout.FigureRect.Left, true);
        DrawSide(rp, right.Length > 0 ? $"{right} \u2192" : "", x + Gap, panel.Top, layout.FigureRect.Right - x, false);
    }

    private void DrawSide(RenderPack rp, string text, float x, float top, float room, bool endsHere)
    {
        style.Alignment = endsHere ? Alignment.UpperRight : Alignment.UpperLeft;
        float width = Math.Max(60, room - Gap - Theme.Margin);
        TextLines.Draw(rp, style, TextLines.Wrap(style, text, width, rp.Paint), x, top + 2);
    }
}
