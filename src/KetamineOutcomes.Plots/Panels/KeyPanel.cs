using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>The key above the data area: each group's line and name, in rows that wrap.</summary>
internal sealed class KeyPanel(
    FigureLayout layout,
    IReadOnlyList<string> names,
    IReadOnlyList<GroupStyle> styles,
    bool line,
    bool marker
) : FigurePanel(Edge.Top)
{
    private const float Gap = 6;
    private const float Between = 20;
    private const float RowHeight = 18;

    private readonly LabelStyle style = Theme.Text(layout.Family, alignment: Alignment.UpperLeft);

    protected override float Size(Paint paint) => Rows(paint).Max(r => r.Row + r.Lines.Count) * RowHeight + 6;

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        foreach ((int group, float x, int row, IReadOnlyList<string> lines) in Rows(rp.Paint))
        {
            float left = layout.FigureRect.Left + Theme.Margin + x;
            float top = panel.Top + row * RowHeight;
            GroupKey.Draw(rp, styles[group], left, top + RowHeight / 2, line, marker);
            for (int i = 0; i < lines.Count; i++)
            {
                style.Render(
                    rp.Canvas,
                    new Pixel(left + GroupKey.Width + Gap, top + i * RowHeight + 1),
                    rp.Paint,
                    lines[i]
                );
            }
        }
    }

    private List<(int Group, float X, int Row, IReadOnlyList<string> Lines)> Rows(Paint paint)
    {
        float room = layout.FigureRect.Width - 2 * Theme.Margin;
        var placed = new List<(int, float, int, IReadOnlyList<string>)>();
        float x = 0;
        int row = 0;
        int rowLines = 1;
        for (int g = 0; g < names.Count; g++)
        {
            IReadOnlyList<string> lines = TextLines.Wrap(style, names[g], room - GroupKey.Width - Gap, paint);
            float width = GroupKey.Width + Gap + TextLines.Widest(style, lines, paint);
            if (x > 0 && x + width > room)
            {
                x = 0;
                row += rowLines;
                rowLines = 1;
            }
            placed.Add((g, x, row, lines));
            rowLines = Math.Max(rowLines, lines.Count);
            x += width + Between;
        }
        return placed;
    }
}
