using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>The paper that a figure is drawn on: theme, heading and notes; what stands between is added by the figure.</summary>
internal sealed class Sheet
{
    private readonly FigureOptions options;
    private readonly string title;
    private readonly HeadingPanel heading;

    public Sheet(FigureOptions options, string title, string subtitle, IEnumerable<string> names)
    {
        this.options = options;
        this.title = title;
        Layout = new FigureLayout(FigureFont.For(options.FontName, [title, subtitle, .. names]));
        Plot.Layout.LayoutEngine = Layout;
        Theme.Apply(Plot, Layout.Family);
        Layout.Expect(options.Width);
        heading = new HeadingPanel(Plot, Layout, title, subtitle);
    }

    /// <summary>The plot.</summary>
    public Plot Plot { get; } = new();

    /// <summary>The layout, which knows the figure's width.</summary>
    public FigureLayout Layout { get; }

    /// <summary>Adds the outermost panels and makes the figure, as high as its panels and the data area need.</summary>
    /// <param name="id">The figure's short name.</param>
    /// <param name="dataHeight">Height of the data area, unless the options fix the figure's.</param>
    /// <param name="description">The figure in words.</param>
    /// <param name="notes">Notes under the figure, before those of the options.</param>
    /// <param name="data">Makes the table of what is drawn.</param>
    public Figure Finish(string id, int dataHeight, string description, IEnumerable<string> notes, Func<Table> data)
    {
        string line = string.Join(" ", notes.Where(n => n.Length > 0));
        string[] lines = line.Length > 0 ? [line, .. options.Notes] : [.. options.Notes];
        Plot.Axes.AddPanel(heading);
        Plot.Axes.AddPanel(new NotesPanel(Layout, lines));
        Plot.Axes.AddPanel(new RoomPanel(Edge.Right, null, _ => Theme.Margin));
        Plot.Axes.AddPanel(new RoomPanel(Edge.Left, null, _ => 4));
        int height = options.Height ?? dataHeight + PanelHeights();
        return new Figure(id, Plot, options.Width, height, new FigureWords(title, description), data);
    }

    private int PanelHeights()
    {
        using Paint paint = Paint.NewDisposablePaint();
        float sum = 0;
        foreach (IPanel panel in Plot.Axes.GetPanels().Where(p => p.Edge is Edge.Top or Edge.Bottom))
        {
            sum += panel.Measure(paint);
        }
        return (int)Math.Ceiling(sum);
    }
}
