namespace KetamineOutcomes.Tables;

/// <summary>The base of every result: one table, from which text and HTML are made, so that they cannot disagree.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public abstract record Result : IShowsHtml
{
    /// <summary>The result as a table.</summary>
    /// <returns>The table.</returns>
    public abstract Table ToTable();

    /// <inheritdoc/>
    public virtual string ToHtml() => ToTable().ToHtml();

    /// <summary>The result as text.</summary>
    /// <returns>The table as aligned text.</returns>
    public sealed override string ToString() => ToTable().ToText();
}
