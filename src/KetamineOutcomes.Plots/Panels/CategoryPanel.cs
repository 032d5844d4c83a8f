using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Names under a categorical axis, wrapped to the room that each has.</summary>
internal sealed class CategoryPanel : FigurePanel
{
    private readonly Plot plot;
    private readonly FigureLayout layout;
    private readonly IReadOnlyList<string> names;
    private readonly LabelStyle style;

    private CategoryPanel(Plot plot, FigureLayout layout, IReadOnlyList<string> names)
        : base(Edge.Bottom)
    {
        this.plot = plot;
        this.layout = layout;
        this.names = names;
        style = Theme.Text(layout.Family, alignment: Alignment.UpperCenter);
    }

    /// <summary>Makes the bottom axis categorical: one name at 0, 1, 2, …</summary>
    public static void Add(Plot plot, FigureLayout layout, IReadOnlyList<string> names)
    {
        AxisTicks.Set(plot.Axes.Bottom, [.. Enumerable.Range(0, names.Count).Select(i => (double)i)], _ => "");
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.MinimumSize = 2;
        plot.Axes.Bottom.MaximumSize = 2;
        double pad = PadOf(names.Count);
        plot.Axes.SetLimitsX(-pad, Math.Max(0, names.Count - 1) + pad);
        plot.Axes.AddPanel(new CategoryPanel(plot, layout, names));
    }

    /// <summary>Whether names stand under a figure of this width without a word being broken.</summary>
    public static bool Fits(FigureOptions options, IReadOnlyList<string> names)
    {
        LabelStyle style = Theme.Text(FigureFont.For(options.FontName, names));
        using Paint paint = Paint.NewDisposablePaint();
        float room = RoomOf(options.Width, names.Count);
        return names.All(name => TextLines.Widest(style, TextLines.Words(name), paint) <= room);
    }

    protected override float Size(Paint paint) =>
        6 + names.Select(n => Lines(n, paint).Count).DefaultIfEmpty(0).Max() * TextLines.Height(Theme.TextSize);

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        for (int i = 0; i < names.Count; i++)
        {
            float x = plot.Axes.Bottom.GetPixel(i, rp.DataRect);
            TextLines.Draw(rp, style, Lines(names[i], rp.Paint), x, panel.Top + 6);
        }
    }

    // The room is the figure's less its axis, shared out; the layout's own answer would depend on this one.
    private IReadOnlyList<string> Lines(string name, Paint paint) =>
        TextLines.Wrap(style, name, RoomOf(layout.FigureRect.Width, names.Count), paint);

    private static float RoomOf(float width, int count) => (width - 90) / Span(count) - 4;

    // One or two bars stay as narrow as three.
    private static double PadOf(int count) => Math.Max(0.6, 0.6 + (3 - count) / 2.0);

    private static float Span(int count) => (float)(Math.Max(0, count - 1) + 2 * PadOf(count));
}
