namespace KetamineOutcomes.Tables;

/// <summary>The base of every result: its tables, from which text and HTML are made, so that they cannot disagree.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public abstract record Result : IShowsHtml
{
    /// <summary>The result's main table.</summary>
    /// <returns>The table.</returns>
    public abstract Table ToTable();

    /// <summary>Every table of the result, the main one first.</summary>
    /// <returns>The tables.</returns>
    public virtual IReadOnlyList<Table> ToTables() => [ToTable()];

    /// <summary>Every table as HTML with the style that a notebook needs, everything encoded.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml() => NotebookHtml.Of(ToTables());

    /// <summary>Every table as GitHub-flavoured Markdown, with titles and footnotes.</summary>
    /// <returns>Markdown.</returns>
    public string ToMarkdown() => string.Join('\n', ToTables().Select(table => table.ToMarkdown()));

    /// <summary>Saves every table in one file, as its name says: <c>.csv</c>, <c>.md</c>, <c>.html</c> (a page of its own) or
    /// <c>.txt</c>, each table with title and footnotes. The file is written whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveTables(string path) => TableFile.Save(ToTables(), path);

    /// <summary>Every table as aligned text.</summary>
    /// <returns>Lines of text.</returns>
    public sealed override string ToString() => string.Join('\n', ToTables().Select(table => table.ToText()));
}
