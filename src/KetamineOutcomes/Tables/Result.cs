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

    /// <summary>Every table as HTML, everything encoded.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml() => string.Concat(ToTables().Select(table => table.ToHtml()));

    /// <summary>Every table as aligned text.</summary>
    /// <returns>Lines of text.</returns>
    public sealed override string ToString() => string.Join('\n', ToTables().Select(table => table.ToText()));
}
