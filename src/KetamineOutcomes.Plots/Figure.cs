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

    /// <summary>Width in the pixels of its layout: CSS pixels of 1/96 inch, unless <see cref="Print"/> says otherwise.</summary>
    public int Width { get; }

    /// <summary>Height in the same pixels.</summary>
    public int Height { get; }

    /// <summary>What the figure shows, in a line; every file carries it.</summary>
    public string Title { get; }

    /// <summary>The figure in words, for those who do not see it; every file carries it.</summary>
    public string Description { get; }

    /// <summary>The numbers that are drawn.</summary>
    public Table Data => data.Value;

    /// <summary>How it was made for print; <c>null</c> for a figure for the screen.</summary>
    public FigurePrint? Print { get; private init; }

    /// <summary>Makes the figure again.</summary>
    private Func<FigurePrint, Figure>? Redraw { get; init; }

    /// <summary>Its width on paper, in inches.</summary>
    internal double Inches => (Print ?? new FigurePrint()).Inches(Width);

    /// <summary>The same figure drawn anew for print: in a journal's width, in black and white. What was changed on
    /// <see cref="Plot"/> is not carried over: change the new one.</summary>
    /// <param name="print">Width, dots per inch, black and white.</param>
    /// <returns>The figure; <see cref="Save(string)"/> writes it in its size on paper.</returns>
    public Figure For(FigurePrint print)
    {
        ArgumentNullException.ThrowIfNull(print);
        return Redraw is null ? With(Id, AnalysisId, print, null) : Redraw(print);
    }

    /// <summary>Draws the figure anew for print and saves it: <c>For(print).Save(path)</c>.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="print">Width, dots per inch, black and white.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path, FigurePrint print) => For(print).Save(path);

    /// <summary>The same figure under another name.</summary>
    internal Figure Named(string id, string? analysisId) =>
        With(id, analysisId, Print, Redraw is null ? null : print => Redraw(print).Named(id, analysisId));

    /// <summary>The figure with what draws it again, given its options.</summary>
    internal Figure DrawnBy<T>(T options, Func<T, Figure> draw)
        where T : FigureOptions =>
        With(
            Id,
            AnalysisId,
            Print,
            print =>
            {
                Figure drawn = draw((T)print.Apply(options));
                return drawn.With(drawn.Id, drawn.AnalysisId, print, drawn.Redraw);
            }
        );

    private Figure With(string id, string? analysisId, FigurePrint? print, Func<FigurePrint, Figure>? redraw) =>
        new(id, Plot, Width, Height, new FigureWords(Title, Description), () => Data)
        {
            AnalysisId = analysisId,
            Print = print,
            Redraw = redraw,
        };

    /// <summary>What the figure shows, in words: its title and its description.</summary>
    /// <returns>Two lines of text.</returns>
    public override string ToString() => Title.Length > 0 ? $"{Title}\n{Description}" : Description;

    /// <summary>Saves the figure as its name says: <c>.svg</c>, <c>.png</c> (with its dots per inch; 192 for the screen),
    /// <c>.pdf</c> or <c>.html</c> (a page of its own with the data). The file is written whole or not at all.</summary>
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
    /// <param name="scale">Pixels for a pixel of the layout, above 0 and at most 10; <c>null</c> (the default) as
    /// <see cref="Print"/> asks, without it 2 (192 dots an inch).</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not in (0, 10].</exception>
    public byte[] ToPng(double? scale = null) => PngOutput.Render(this, scale);

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
