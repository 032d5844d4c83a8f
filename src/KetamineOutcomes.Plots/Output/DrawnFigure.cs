using System.Text;
using KetamineOutcomes.Reporting;

namespace KetamineOutcomes.Plots.Output;

/// <summary>A figure rendered for a folder: its files under figures/ and its SVG for the report.</summary>
internal sealed record DrawnFigure(Figure Figure, string Svg, IReadOnlyList<(string Name, byte[] Bytes)> Files)
{
    /// <summary>Renders figures on all processors; bytes do not depend on how many.</summary>
    public static DrawnFigure[] Draw(
        IReadOnlyList<Figure> figures,
        RunFolderOptions options,
        CancellationToken cancellationToken
    )
    {
        var drawn = new DrawnFigure[figures.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, drawn.Length, parallel, i => drawn[i] = Of(figures[i], options));
        return drawn;
    }

    /// <summary>The figure as the report takes it.</summary>
    public Picture ToPicture() =>
        new(Figure.Id, Figure.Title, Figure.Description, Svg)
        {
            AnalysisId = Figure.AnalysisId,
            Data = Figure.Data.Rows.Count > HtmlOutput.MostRows ? null : Figure.Data,
        };

    private static DrawnFigure Of(Figure figure, RunFolderOptions options)
    {
        // The report's page is as wide as a screen, whatever the journal's column.
        Figure shown = options.Print is { BlackAndWhite: true } ? figure.For(new() { BlackAndWhite = true }) : figure;
        Figure printed = options.Print is null ? shown : figure.For(options.Print);
        string svg = shown.ToSvg();
        var files = new List<(string, byte[])>();
        foreach (string ending in options.Figures)
        {
            byte[] bytes = ending switch
            {
                ".svg" => Encoding.UTF8.GetBytes(ReferenceEquals(shown, printed) ? svg : printed.ToSvg()),
                ".png" => printed.ToPng(),
                _ => printed.ToPdf(),
            };
            files.Add(($"figures/{figure.Id}{ending}", bytes));
        }
        files.Add(($"figures/{figure.Id}.csv", Encoding.UTF8.GetBytes(figure.Data.ToCsv())));
        return new(figure, svg, files);
    }
}
