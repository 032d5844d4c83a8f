using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>A label under the axis, centred on the data area.</summary>
internal sealed class CaptionPanel(string family, string text) : FigurePanel(Edge.Bottom)
{
    private readonly LabelStyle style = Theme.Text(family, alignment: Alignment.UpperCenter);

    protected override float Size(Paint paint) => 4 + TextLines.Height(Theme.TextSize);

    protected override void Draw(RenderPack rp, PixelRect panel) =>
        style.Render(rp.Canvas, new Pixel(panel.HorizontalCenter, panel.Top + 4), rp.Paint, text);
}
