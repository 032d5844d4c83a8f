using KetamineOutcomes.Plots.Output;
using KetamineOutcomes.Tables;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>A figure: ScottPlot's plot with its size, title, description and the data that it shows.</summary>
/// <remarks>
/// <para>The same figure gives the same bytes each time, in every process and on any thread (PNG: with the same version of
/// Skia and the same kind of machine). Text stays text in SVG and PDF. The font is inside the package; where an SVG is shown
/// without it, Arimo, Liberation Sans, Arial or Helvetica takes its place, whose letters are as wide.</para>
/// <para>A figure may be rendered from several threads; change <see cref="Plot"/> from one thread only, and not while
/// it is rendered.</para>
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource))]
public sealed class Figure : IShowsHtml
{
    private readonly Lazy<Table> data;

    internal Figure(string id, Plot plot, int width, int height, FigureWords words, Func<Table> data)
    {
        Id = id;
        Plot = plot;
        Width = width;
        Height = height;
        Title = words.Title;
        Description = words.Description;
        this.data = new Lazy<Table>(data);
    }

    /// <summary>A short name for files: <c>kaplan-meier</c>, or the analysis' id in a run.</summary>
    public string Id { get; }

    /// <summary>The analysis of a run that it shows; <c>null</c> for a figure made from one result, or of several analyses.</summary>
    public string? AnalysisId { get; private init; }

    /// <summary>ScottPlot's plot, to be changed freely before the figure is saved.</summary>
    public Plot Plot { get; }

    /// <summary>Width in CSS pixels (1/96 inch).</summary>
    public int Width { get; }

    /// <summary>Height in CSS pixels.</summary>
    public int Height { get; }

    /// <summary>What the figure shows, in a line; every file carries it.</summary>
    public string Title { get; }

    /// <summary>The figure in words, for those who do not see it; every file carries it.</summary>
    public string Description { get; }

    /// <summary>The numbers that are drawn.</summary>
    public Table Data => data.Value;

    /// <summary>The same figure under another name.</summary>
    internal Figure Named(string id, string? analysisId) =>
        new(id, Plot, Width, Height, new FigureWords(Title, Description), () => Data) { AnalysisId = analysisId };

    /// <summary>Saves the figure as its name says: <c>.svg</c>, <c>.png</c> (twice the pixels), <c>.pdf</c> or <c>.html</c>
    /// (a page of its own with the data). The file is written whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => FigureFile.Save(this, path);

    /// <summary>The figure as an SVG document: <c>viewBox</c>, <c>role="img"</c>, <c>title</c> and <c>desc</c>, ids that do
    /// not collide when several figures stand in one page.</summary>
    /// <returns>SVG text.</returns>
    public string ToSvg() => SvgOutput.Render(this);

    /// <summary>The figure as a PNG picture, its title and description inside.</summary>
    /// <param name="scale">Pixels for a CSS pixel, above 0 and at most 10. Default 2 (about 190 dots an inch).</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not in (0, 10].</exception>
    public byte[] ToPng(double scale = 2) => PngOutput.Render(this, scale);

    /// <summary>The figure as a PDF page of its own size, with lines as lines and text as text.</summary>
    /// <returns>The file's bytes.</returns>
    public byte[] ToPdf() => PdfOutput.Render(this);

    /// <summary>The figure as an HTML fragment for notebooks: the SVG as an inline image whose text is the description, and the
    /// data in a table that opens (left out beyond 500 rows).</summary>
    /// <returns>HTML, everything encoded.</returns>
    public string ToHtml() => HtmlOutput.Fragment(this);
}

/// <summary>A figure's title and its description in words.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
internal sealed record FigureWords(string Title, string Description);
