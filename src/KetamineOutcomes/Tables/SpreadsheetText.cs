using System.Buffers;

namespace KetamineOutcomes.Tables;

/// <summary>Texts in files that people open in a spreadsheet: none of them is calculated there.</summary>
/// <remarks>Source: OWASP, CSV Injection (https://owasp.org/www-community/attacks/CSV_Injection).</remarks>
internal static class SpreadsheetText
{
    // What finished numbers and intervals are made of, beside the words "to" and "NE".
    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.,%() \u221E\u2212-E");

    /// <summary>The text, with an apostrophe before it when a spreadsheet would take it for a formula.</summary>
    /// <param name="text">A cell, a title or a note.</param>
    public static string Of(string text)
    {
        // A row that is set in begins with blanks, which spreadsheets pass over.
        int start = text.AsSpan().IndexOfAnyExcept(' ');
        return start >= 0 && IsFormula(text.AsSpan(start)) ? $"{text[..start]}'{text[start..]}" : text;
    }

    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text[0] switch
        {
            '=' or '@' or '\t' or '\r' or '\n' => true,
            '+' or '-' => !IsNumberOrInterval(text[1..]),
            _ => false,
        };

    private static bool IsNumberOrInterval(ReadOnlySpan<char> text)
    {
        foreach (Range part in text.Split(' '))
        {
            if (text[part] is not ("to" or "NE") && text[part].ContainsAnyExcept(Numeric))
            {
                return false;
            }
        }
        return true;
    }
}
