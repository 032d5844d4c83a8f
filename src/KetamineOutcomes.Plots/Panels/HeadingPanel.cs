using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Title and subtitle at the figure's left edge, wrapped to its width; they give way to a title set with
/// <c>Plot.Title(…)</c>.</summary>
internal sealed class HeadingPanel(Plot plot, FigureLayout layout, string title, string subtitle)
    : FigurePanel(Edge.Top)
{
    private readonly LabelStyle titleStyle = Theme.Text(layout.Family, Theme.TitleSize, bold: true);
    private readonly LabelStyle subtitleStyle = Quiet(layout.Family);

    protected override float Size(Paint paint)
    {
        if (plot.Axes.Title.IsVisible || (title.Length == 0 && subtitle.Length == 0))
        {
            return Theme.Margin;
        }
        (IReadOnlyList<string> titles, IReadOnlyList<string> subtitles) = Lines(paint);
        return Theme.Margin
            + titles.Count * TextLines.Height(Theme.TitleSize)
            + subtitles.Count * TextLines.Height(Theme.TextSize)
            + 8;
    }

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        if (plot.Axes.Title.IsVisible)
        {
            return;
        }
        (IReadOnlyList<string> titles, IReadOnlyList<string> subtitles) = Lines(rp.Paint);
        float left = layout.FigureRect.Left + Theme.Margin;
        float top = panel.Top + Theme.Margin - 2;
        TextLines.Draw(rp, titleStyle, titles, left, top);
        TextLines.Draw(rp, subtitleStyle, subtitles, left, top + titles.Count * TextLines.Height(Theme.TitleSize));
    }

    private (IReadOnlyList<string> Titles, IReadOnlyList<string> Subtitles) Lines(Paint paint)
    {
        float width = layout.FigureRect.Width - 2 * Theme.Margin;
        return (
            title.Length == 0 ? [] : TextLines.Wrap(titleStyle, title, width, paint),
            subtitle.Length == 0 ? [] : TextLines.Wrap(subtitleStyle, subtitle, width, paint)
        );
    }

    private static LabelStyle Quiet(string family)
    {
        LabelStyle style = Theme.Text(family);
        style.ForeColor = Theme.Quiet;
        return style;
    }
}
