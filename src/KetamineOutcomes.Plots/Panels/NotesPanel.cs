using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Notes under the figure, wrapped to its width: methods, what the marks mean, what was left out.</summary>
internal sealed class NotesPanel(FigureLayout layout, IReadOnlyList<string> notes) : FigurePanel(Edge.Bottom)
{
    private readonly LabelStyle style = Quiet(layout.Family);

    protected override float Size(Paint paint) =>
        notes.Count == 0 ? Theme.Margin : 8 + Lines(paint).Length * TextLines.Height(Theme.NoteSize) + Theme.Margin - 2;

    protected override void Draw(RenderPack rp, PixelRect panel) =>
        TextLines.Draw(rp, style, Lines(rp.Paint), layout.FigureRect.Left + Theme.Margin, panel.Top + 8);

    private string[] Lines(Paint paint)
    {
        float width = layout.FigureRect.Width - 2 * Theme.Margin;
        return notes.SelectMany(note => TextLines.Wrap(style, note, width, paint)).ToArray();
    }

    private static LabelStyle Quiet(string family)
    {
        LabelStyle style = Theme.Text(family, Theme.NoteSize);
        style.ForeColor = Theme.Quiet;
        return style;
    }
}
