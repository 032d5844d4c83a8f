using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tool;

/// <summary>Lists of columns as users type them: joined by commas, or an option given several times.</summary>
internal static class ColumnList
{
    /// <summary>The columns named; a name that holds a comma is kept whole when the table has such a column.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts, Dataset data) =>
        texts
            .SelectMany(text => data.Find(text) is null ? text.Split(',') : [text])
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .ToArray();
}
