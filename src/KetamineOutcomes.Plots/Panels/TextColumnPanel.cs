using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>A column of text beside the data area, each text in line with its row, the heading above the first.</summary>
internal sealed class TextColumnPanel(Plot plot, RowPlaces places, Edge edge, TextColumn column) : FigurePanel(edge)
{
    private const float Indent = 14;

    /// <summary>Pixels between the headings and the first row.</summary>
    public const float UnderHeading = 4;

    private readonly LabelStyle style = Theme.Text(places.Family);
    private readonly LabelStyle bold = Theme.Text(places.Family, bold: true);

    /// <summary>A cell's lines at a width.</summary>
    public static IReadOnlyList<string> Lines(string family, TextCell cell, float widest, Paint paint) =>
        TextLines.Wrap(Theme.Text(family, bold: cell.Bold), cell.Text, widest - cell.Indent * Indent, paint);

    protected override float Size(Paint paint)
    {
        float widest = TextLines.Widest(bold, column.Heading.Split('\n'), paint);
        foreach (TextCell cell in column.Cells)
        {
            float width =
                TextLines.Widest(cell.Bold ? bold : style, Lines(places.Family, cell, column.Widest, paint), paint)
                + cell.Indent * Indent;
            widest = Math.Max(widest, width);
        }
        return widest + column.Before + column.After;
    }

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        float x = column.AlignRight ? panel.Right - column.After : panel.Left + column.Before;
        string[] heading = column.Heading.Split('\n');
        float above = plot.Axes.Left.GetPixel(0, rp.DataRect) - UnderHeading;
        DrawAt(rp, bold, heading, x, above - heading.Length * TextLines.Height(Theme.TextSize));
        for (int row = 0; row < column.Cells.Count; row++)
        {
            TextCell cell = column.Cells[row];
            IReadOnlyList<string> lines = Lines(places.Family, cell, column.Widest, rp.Paint);
            float middle = plot.Axes.Left.GetPixel(places[row], rp.DataRect);
            float top = middle - lines.Count * TextLines.Height(Theme.TextSize) / 2;
            DrawAt(rp, cell.Bold ? bold : style, lines, x + cell.Indent * Indent, top);
        }
    }

    private void DrawAt(RenderPack rp, LabelStyle style, IReadOnlyList<string> lines, float x, float top)
    {
        style.Alignment = column.AlignRight ? Alignment.UpperRight : Alignment.UpperLeft;
        TextLines.Draw(rp, style, lines, x, top);
    }
}

/// <summary>A column of text.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Cells">A text a row.</param>
internal sealed record TextColumn(string Heading, IReadOnlyList<TextCell> Cells)
{
    /// <summary>Whether texts end at the column's right edge.</summary>
    public bool AlignRight { get; init; }

    /// <summary>Room before the text.</summary>
    public float Before { get; init; } = 8;

    /// <summary>Room after the text.</summary>
    public float After { get; init; } = 8;

    /// <summary>Wider texts are wrapped.</summary>
    public float Widest { get; init; } = 280;
}

/// <summary>A text in a column.</summary>
/// <param name="Text">The text.</param>
/// <param name="Indent">Steps to the right.</param>
/// <param name="Bold">Whether it is a heading.</param>
internal readonly record struct TextCell(string Text, int Indent = 0, bool Bold = false);
