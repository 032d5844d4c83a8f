using System.Text;
using KetamineOutcomes.Reporting;

namespace KetamineOutcomes.Plots.Output;

/// <summary>A figure rendered for a folder: its SVG (which the report shows too), PNG and data.</summary>
internal sealed record DrawnFigure(Figure Figure, string Svg, byte[] Png, byte[] Data)
{
    /// <summary>Renders figures on all processors; bytes do not depend on how many.</summary>
    public static DrawnFigure[] Draw(IReadOnlyList<Figure> figures, CancellationToken cancellationToken)
    {
        var drawn = new DrawnFigure[figures.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, drawn.Length, options, i => drawn[i] = Of(figures[i]));
        return drawn;
    }

    /// <summary>The files under figures/.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files =>
        [
            ($"figures/{Figure.Id}.svg", Encoding.UTF8.GetBytes(Svg)),
            ($"figures/{Figure.Id}.png", Png),
            ($"figures/{Figure.Id}.csv", Data),
        ];

    /// <summary>The figure as the report takes it.</summary>
    public Picture ToPicture() =>
        new(Figure.Id, Figure.Title, Figure.Description, Svg)
        {
            AnalysisId = Figure.AnalysisId,
            Data = Figure.Data.Rows.Count > HtmlOutput.MostRows ? null : Figure.Data,
        };

    private static DrawnFigure Of(Figure figure) =>
        new(figure, figure.ToSvg(), figure.ToPng(), Encoding.UTF8.GetBytes(figure.Data.ToCsv()));
}
