using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Empty room beside the data area, at least as much as asked for, less what stands there already.</summary>
/// <param name="edge">Left or right.</param>
/// <param name="beside">The axis that already takes room on that edge, or <c>null</c>.</param>
/// <param name="needed">Room that something above or below the data area needs.</param>
internal sealed class RoomPanel(Edge edge, IPanel? beside, Func<Paint, float> needed) : FigurePanel(edge)
{
    protected override float Size(Paint paint) => Math.Max(0, needed(paint) - (beside?.Measure(paint) ?? 0));

    protected override void Draw(RenderPack rp, PixelRect panel) { }
}
