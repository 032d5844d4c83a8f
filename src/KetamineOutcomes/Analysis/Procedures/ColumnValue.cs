using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A column with or without a value, as users type it: <c>COL</c> or <c>COL=VALUE</c>.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, or <c>null</c>.</param>
public sealed record ColumnValue(string Column, string? Value)
{
    /// <summary>Reads <c>COL</c> or <c>COL=VALUE</c>. Where names or values hold an equals sign, the cut is made so that the
    /// first part is a column of the table; a column named by the whole text comes first.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="data">The table, or <c>null</c>: cut at the first equals sign.</param>
    /// <returns>Column and value.</returns>
    public static ColumnValue Parse(string text, Dataset? data = null)
    {
        (string column, string? value) = Split(text, data, allowNegation: false);
        return new ColumnValue(column, value);
    }

    /// <summary>The column, with its value when there is one, as typed.</summary>
    internal string ToText() => Value is null ? Column : $"{Column}={Value}";

    internal static (string Column, string? Value) Split(string text, Dataset? data, bool allowNegation)
    {
        if (data?.Matches(text).Count > 0)
        {
            return (text.Trim(), null);
        }
        int first = text.IndexOf('=', StringComparison.Ordinal);
        for (int cut = first; cut >= 0 && data is not null; cut = text.IndexOf('=', cut + 1))
        {
            string name = text[..cut];
            if (
                data.Matches(name).Count > 0
                || allowNegation && name.EndsWith('!') && data.Matches(name[..^1]).Count > 0
            )
            {
                return (name.Trim(), text[(cut + 1)..].Trim());
            }
        }
        return first < 0 ? (text.Trim(), null) : (text[..first].Trim(), text[(first + 1)..].Trim());
    }
}
