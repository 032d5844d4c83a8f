namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>What tables and figures call a column of subjects.csv: words for underscores, a unit at the end in brackets.</summary>
internal static class ColumnWords
{
    private static readonly string[] Units = ["kg", "cm", "years", "months", "weeks", "days", "mg", "mmHg"];

    public static string Of(string column)
    {
        string words = column.Replace('_', ' ').Trim();
        if (words.Length == 0)
        {
            return column;
        }
        string name = char.ToUpperInvariant(words[0]) + words[1..];
        int last = name.LastIndexOf(' ');
        return last > 0 && Units.Contains(name[(last + 1)..], StringComparer.Ordinal)
            ? $"{name[..last]} ({name[(last + 1)..]})"
            : name;
    }
}
