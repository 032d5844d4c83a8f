namespace KetamineOutcomes.Tables;

/// <summary>A table as data: finished cells with their headings and footnotes, ready for text, HTML, Markdown or CSV.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Rows">The rows, top to bottom.</param>
/// <param name="Footnotes">Notes under the table: method, rounding, what was left out.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Table(
    string Title,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<string> Footnotes
) : IShowsHtml
{
    /// <summary>Notes under the table. One that explains NE stands there when a cell beside the first column says NE, and only
    /// then: of those given, notes that begin with <c>NE</c> are left out where nothing is, and a plain one is added where
    /// none is given.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = TableNotes.Of(Rows, Footnotes);

    /// <summary>The table as aligned text.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString() => ToText();

    /// <summary>The table as aligned text.</summary>
    /// <returns>Lines of text.</returns>
    public string ToText() => TableText.Render(this);

    /// <summary>The table as an HTML element with caption, scoped headings and encoded cells.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml() => TableHtml.Render(this);

    /// <summary>The table as GitHub-flavoured Markdown.</summary>
    /// <returns>Markdown.</returns>
    public string ToMarkdown() => TableMarkdown.Render(this);

    /// <summary>The cells as RFC 4180 CSV with a header row, to be read by a program: title and footnotes are left out, and a
    /// heading that stands twice (a confidence interval after each estimate) carries the one it belongs to.</summary>
    /// <returns>CSV with LF line ends.</returns>
    public string ToCsv() => TableCsv.Render(this);

    /// <summary>The table as CSV for a paper: the title in a record of its own, the cells as <see cref="ToCsv()"/> has them
    /// with rows set in by two spaces a level, then each footnote in a record of its own.</summary>
    /// <remarks>People open it in a spreadsheet, which would calculate a text that begins with <c>= + - @</c>, a tab or a line break,
    /// such as an arm's name out of somebody's file. An apostrophe is put before such a text, as OWASP advises (CSV injection);
    /// numbers and intervals stay as they are. <see cref="ToCsv()"/>, which programs read, is never changed so.</remarks>
    /// <returns>CSV with LF line ends.</returns>
    public string ToCsvWithNotes() => TableCsv.RenderWithNotes(this);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsNumeric">Whether cells align right.</param>
public sealed record TableColumn(string Header, bool IsNumeric = true);

/// <summary>A row of a <see cref="Table"/>; the first cell heads the row.</summary>
/// <param name="Cells">One finished text a column.</param>
/// <param name="Indent">Depth under the heading above, from 0.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, int Indent = 0)
{
    /// <summary>Whether the row is a heading over those below: all its cells but the first are empty.</summary>
    internal bool IsHeading => Cells.Count > 1 && Cells.Skip(1).All(cell => cell.Length == 0);
}
