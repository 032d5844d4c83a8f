using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>The texts that stand for a missing value, compared without case after trimming.</summary>
internal sealed class MissingCodes
{
    private readonly byte[][] codes;
    private readonly int longest;

    public MissingCodes(IReadOnlyList<string> added)
    {
        codes = added
            .Select(code => code.Trim().ToLowerInvariant())
            .Where(code => code.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes)
            .ToArray();
        longest = codes.Select(code => code.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>Whether there are codes beside the usual ones: they may be numbers.</summary>
    public bool HasAdded => longest > 0;

    /// <summary>Whether a trimmed text in UTF-8 means missing.</summary>
    public bool Contains(ReadOnlySpan<byte> text) =>
        text.IsEmpty
        || text[0] is (byte)'n' or (byte)'N' or (byte)'.' && IsUsual(text)
        || text.Length <= longest && IsAdded(text);

    /// <summary>Whether a trimmed text means missing.</summary>
    public bool Contains(string text) => Contains(Encoding.UTF8.GetBytes(text));

    private static bool IsUsual(ReadOnlySpan<byte> text) =>
        text.Length switch
        {
            1 => text[0] == '.',
            2 => Ascii.EqualsIgnoreCase(text, "na"u8),
            3 => Ascii.EqualsIgnoreCase(text, "n/a"u8) || Ascii.EqualsIgnoreCase(text, "nan"u8),
            4 => Ascii.EqualsIgnoreCase(text, "null"u8),
            _ => false,
        };

    private bool IsAdded(ReadOnlySpan<byte> text)
    {
        foreach (byte[] code in codes)
        {
            if (
                Ascii.IsValid(text)
                    ? Ascii.EqualsIgnoreCase(text, code)
                    : string.Equals(
                        Encoding.UTF8.GetString(text),
                        Encoding.UTF8.GetString(code),
                        StringComparison.OrdinalIgnoreCase
                    )
            )
            {
                return true;
            }
        }
        return false;
    }
}
