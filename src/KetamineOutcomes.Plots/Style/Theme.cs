using ScottPlot;

namespace KetamineOutcomes.Plots.Style;

/// <summary>Sizes, inks and the look of axes that all figures share.</summary>
internal static class Theme
{
    public const float TitleSize = 15;
    public const float TextSize = 12;
    public const float NoteSize = 11;

    /// <summary>Free space round the figure.</summary>
    public const float Margin = 12;

    public static readonly Color Ink = new("#1A1A1A");
    public static readonly Color Quiet = new("#555555");
    public static readonly Color Rule = new("#E3E3E3");

    // Before the first label is made or measured: ScottPlot remembers what a name once resolved to.
    static Theme() => FigureFont.Install();

    /// <summary>A label in a font.</summary>
    public static LabelStyle Text(
        string family,
        float size = TextSize,
        bool bold = false,
        Alignment alignment = Alignment.UpperLeft
    ) =>
        new()
        {
            FontName = family,
            FontSize = size,
            Bold = bold,
            ForeColor = Ink,
            Alignment = alignment,
            BorderWidth = 0,
        };

    /// <summary>White paper, a left and a bottom axis, quiet grid lines across.</summary>
    public static void Apply(Plot plot, string family)
    {
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            Apply(axis, family);
        }
        plot.Axes.Title.IsVisible = false;
        Name(plot.Axes.Title.Label, family, TitleSize);
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.IsVisible = true;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = Rule;
        plot.Grid.YAxisStyle.MajorLineStyle.Width = 1;
        plot.Grid.YAxisStyle.MinorLineStyle.Width = 0;
        plot.Legend.IsVisible = false;
        plot.Legend.FontName = family;
        plot.Legend.FontSize = TextSize;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
    }

    private static void Apply(IAxis axis, string family)
    {
        Name(axis.Label, family, TextSize);
        axis.Label.Bold = false;
        Name(axis.TickLabelStyle, family, TextSize);
        axis.FrameLineStyle.Color = Ink;
        axis.FrameLineStyle.Width = 1;
        axis.MajorTickStyle.Color = Ink;
        axis.MajorTickStyle.Length = 4;
        axis.MajorTickStyle.Width = 1;
        axis.MinorTickStyle.Length = 0;
        axis.MinorTickStyle.Width = 0;
        if (axis is ScottPlot.AxisPanels.AxisBase { Edge: Edge.Left } left)
        {
            left.PaddingBetweenTickAndAxisLabels = new PixelPadding(8);
        }
    }

    private static void Name(LabelStyle label, string family, float size)
    {
        label.FontName = family;
        label.FontSize = size;
        label.ForeColor = Ink;
    }
}
