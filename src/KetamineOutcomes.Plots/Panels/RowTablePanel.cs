using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Rows of numbers under the axis, each number centred under its tick: numbers at risk, or n by visit. It reads the
/// axis' own ticks, so it stays in line at every size.</summary>
internal sealed class RowTablePanel : FigurePanel
{
    private const float RowHeight = 16;
    private const float Gap = 10;

    private readonly Plot plot;
    private readonly FigureLayout layout;
    private readonly IReadOnlyList<RowTableSection> sections;
    private readonly LabelStyle nameStyle;
    private readonly LabelStyle headStyle;
    private readonly LabelStyle cellStyle;

    private readonly float keyRoom;

    private RowTablePanel(Plot plot, FigureLayout layout, IReadOnlyList<RowTableSection> sections)
        : base(Edge.Bottom)
    {
        this.plot = plot;
        this.layout = layout;
        this.sections = sections;
        nameStyle = Theme.Text(layout.Family, alignment: Alignment.MiddleLeft);
        headStyle = Theme.Text(layout.Family, bold: true, alignment: Alignment.MiddleLeft);
        cellStyle = Theme.Text(layout.Family, alignment: Alignment.MiddleCenter);
        keyRoom = sections.Any(s => s.Rows.Any(r => r.Style is not null)) ? GroupKey.Width + 6 : 0;
    }

    /// <summary>Adds the table under the bottom axis, and room for its names beside the left one.</summary>
    public static void Add(Plot plot, FigureLayout layout, IReadOnlyList<RowTableSection> sections)
    {
        var panel = new RowTablePanel(plot, layout, sections);
        plot.Axes.AddPanel(panel);
        plot.Axes.AddPanel(new RoomPanel(Edge.Left, plot.Axes.Left, panel.RoomOnTheLeft));
        plot.Axes.AddPanel(new RoomPanel(Edge.Right, null, panel.RoomOnTheRight));
    }

    protected override float Size(Paint paint)
    {
        int lines = sections.Sum(s => (s.Heading.Length > 0 ? 1 : 0) + s.Rows.Count * (NamesStandAbove(paint) ? 2 : 1));
        return 6 + lines * RowHeight + (sections.Count - 1) * 4;
    }

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        bool above = NamesStandAbove(rp.Paint);
        float left = layout.FigureRect.Left + Theme.Margin;
        float y = panel.Top + 6 + RowHeight / 2;
        foreach (RowTableSection section in sections)
        {
            if (section.Heading.Length > 0)
            {
                headStyle.Render(rp.Canvas, new Pixel(left, y), rp.Paint, section.Heading);
                y += RowHeight;
            }
            foreach (RowTableRow row in section.Rows)
            {
                if (row.Style is not null)
                {
                    GroupKey.Draw(rp, row.Style, left, y, section.Line, section.Marker);
                }
                nameStyle.Render(rp.Canvas, new Pixel(left + keyRoom, y), rp.Paint, row.Name);
                y += above ? RowHeight : 0;
                DrawCells(rp, row, y);
                y += RowHeight;
            }
            y += 4;
        }
    }

    private void DrawCells(RenderPack rp, RowTableRow row, float y)
    {
        float lastRight = float.NegativeInfinity;
        foreach (Tick tick in plot.Axes.Bottom.TickGenerator.Ticks.Where(t => t.IsMajor))
        {
            string cell = row.Cell(tick.Position);
            float x = plot.Axes.Bottom.GetPixel(tick.Position, rp.DataRect);
            float half = TextLines.Width(cellStyle, cell, rp.Paint) / 2;
            if (cell.Length == 0 || x - half < lastRight + 3 || x < rp.DataRect.Left - 1 || x > rp.DataRect.Right + 1)
            {
                continue;
            }
            cellStyle.Render(rp.Canvas, new Pixel(x, y), rp.Paint, cell);
            lastRight = x + half;
        }
    }

    // Names beside the numbers may take two fifths of the figure; longer ones stand on a line of their own.
    private bool NamesStandAbove(Paint paint) => NameRoom(paint) > layout.FigureRect.Width * 0.4f;

    private float NameRoom(Paint paint) =>
        Theme.Margin
        + keyRoom
        + TextLines.Widest(nameStyle, sections.SelectMany(s => s.Rows).Select(r => r.Name), paint)
        + Gap
        + FirstHalf(paint);

    private float RoomOnTheLeft(Paint paint) =>
        NamesStandAbove(paint) ? Theme.Margin + FirstHalf(paint) : NameRoom(paint);

    private float RoomOnTheRight(Paint paint) => Half(paint, t => t.LastOrDefault());

    private float FirstHalf(Paint paint) => Half(paint, t => t.FirstOrDefault());

    private float Half(Paint paint, Func<IEnumerable<Tick>, Tick> which)
    {
        Tick tick = which(plot.Axes.Bottom.TickGenerator.Ticks.Where(t => t.IsMajor));
        return TextLines.Widest(cellStyle, sections.SelectMany(s => s.Rows).Select(r => r.Cell(tick.Position)), paint)
            / 2;
    }
}

/// <summary>A heading with its rows.</summary>
/// <param name="Heading">The heading: <c>At risk</c>.</param>
/// <param name="Rows">A row a group.</param>
/// <param name="Line">Whether the rows' keys show a line.</param>
/// <param name="Marker">Whether they show a marker.</param>
internal sealed record RowTableSection(
    string Heading,
    IReadOnlyList<RowTableRow> Rows,
    bool Line = true,
    bool Marker = false
);

/// <summary>A row of the table.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Style">How the group is drawn, for the key before the name; <c>null</c> for none.</param>
/// <param name="Cell">The text at a tick; empty where there is none.</param>
internal sealed record RowTableRow(string Name, GroupStyle? Style, Func<double, string> Cell);
