using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Names at the right ends of the curves, pushed apart so that they do not touch.</summary>
internal sealed class EndLabelPanel(
    Plot plot,
    IReadOnlyList<string> names,
    IReadOnlyList<GroupStyle> styles,
    IReadOnlyList<double> heights
) : FigurePanel(Edge.Right)
{
    private const float Gap = 8;
    private readonly LabelStyle style = Theme.Text(
        FigureLayout.Of(plot).Family,
        bold: true,
        alignment: Alignment.MiddleLeft
    );

    /// <summary>Whether names are short and few enough to stand at the curves' ends; else they belong in a key.</summary>
    public static bool Suits(IReadOnlyList<string> names) => names.Count <= 8 && names.All(n => n.Length <= 18);

    protected override float Size(Paint paint) => Gap + TextLines.Widest(style, names, paint) + Theme.Margin;

    protected override void Draw(RenderPack rp, PixelRect panel)
    {
        float[] y = heights.Select(h => plot.Axes.Left.GetPixel(h, rp.DataRect)).ToArray();
        float[] spread = Spread(y, TextLines.Height(Theme.TextSize), rp.DataRect.Top, rp.DataRect.Bottom);
        for (int g = 0; g < names.Count; g++)
        {
            // Letters need more contrast than lines.
            style.ForeColor = styles[g].Color.Darken(0.3);
            style.Render(rp.Canvas, new Pixel(panel.Left + Gap, spread[g]), rp.Paint, names[g]);
        }
    }

    /// <summary>Moves positions apart to a smallest distance, as little as a pass down and a pass up can, inside limits.</summary>
    internal static float[] Spread(IReadOnlyList<float> wanted, float distance, float top, float bottom)
    {
        int[] order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();
        float[] placed = [.. wanted];
        // Clusters that touch share one centre: pool neighbours until no two clusters overlap.
        var clusters = new List<(int First, int Count, float Centre)>();
        for (int k = 0; k < order.Length; k++)
        {
            (int First, int Count, float Centre) current = (k, 1, wanted[order[k]]);
            while (
                clusters.Count > 0
                && current.Centre - (current.Count - 1) * distance / 2
                    < clusters[^1].Centre + (clusters[^1].Count - 1) * distance / 2 + distance
            )
            {
                (int first, int count, float centre) = clusters[^1];
                clusters.RemoveAt(clusters.Count - 1);
                int together = count + current.Count;
                float mean = (centre * count + current.Centre * current.Count) / together;
                float half = (together - 1) * distance / 2;
                // Too many for the height: centred, and the outer ones stand outside.
                current = (
                    first,
                    together,
                    top + half > bottom - half ? (top + bottom) / 2 : Math.Clamp(mean, top + half, bottom - half)
                );
            }
            clusters.Add(current);
        }
        foreach ((int first, int count, float centre) in clusters)
        {
            for (int k = 0; k < count; k++)
            {
                placed[order[first + k]] = centre + (k - (count - 1) / 2f) * distance;
            }
        }
        return placed;
    }
}
