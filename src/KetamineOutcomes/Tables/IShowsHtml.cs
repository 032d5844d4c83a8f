namespace KetamineOutcomes.Tables;

/// <summary>Something that shows itself as HTML: results and figures alike. Notebooks look for it.</summary>
public interface IShowsHtml
{
    /// <summary>The object as an HTML fragment, everything encoded.</summary>
    /// <returns>HTML.</returns>
    string ToHtml();
}
