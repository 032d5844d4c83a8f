namespace KetamineOutcomes.Tables;

/// <summary>A table as data: finished cells with their headings and footnotes, ready for text, HTML, Markdown or CSV.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Rows">The rows, top to bottom.</param>
/// <param name="Footnotes">Notes under the table: method, rounding, what was left out.</param>
public sealed record Table(
    string Title,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<string> Footnotes
)
{
    /// <summary>The table as aligned text.</summary>
    /// <returns>Lines of text.</returns>
    public string ToText() => TableText.Render(this);

    /// <summary>The table as an HTML element with caption, scoped headings and encoded cells.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml() => TableHtml.Render(this);

    /// <summary>The table as GitHub-flavoured Markdown.</summary>
    /// <returns>Markdown.</returns>
    public string ToMarkdown() => TableMarkdown.Render(this);

    /// <summary>The cells as RFC 4180 CSV with a header row; title and footnotes are left out.</summary>
    /// <returns>CSV with LF line ends.</returns>
    public string ToCsv() => TableCsv.Render(this);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsNumeric">Whether cells align right.</param>
public sealed record TableColumn(string Header, bool IsNumeric = true);

/// <summary>A row of a <see cref="Table"/>; the first cell heads the row.</summary>
/// <param name="Cells">One finished text a column.</param>
/// <param name="Indent">Depth under the heading above, from 0.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, int Indent = 0);
