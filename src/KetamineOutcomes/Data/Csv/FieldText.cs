using System.Buffers;
using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Trimming of fields in UTF-8.</summary>
internal static class FieldText
{
    /// <summary>The field without white space at its ends, non-breaking and other Unicode spaces too.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        int start = 0;
        int end = field.Length;
        while (start < end && IsSpace(field[start]))
        {
            start++;
        }
        while (end > start && IsSpace(field[end - 1]))
        {
            end--;
        }
        field = field[start..end];
        return field.Length > 0 && (field[0] >= 0x80 || field[^1] >= 0x80) ? TrimUnicode(field) : field;
    }

    private static bool IsSpace(byte b) => b == ' ' || (uint)(b - '\t') <= '\r' - '\t';

    private static ReadOnlySpan<byte> TrimUnicode(ReadOnlySpan<byte> field)
    {
        while (
            Rune.DecodeFromUtf8(field, out Rune rune, out int length) == OperationStatus.Done && Rune.IsWhiteSpace(rune)
        )
        {
            field = field[length..];
        }
        while (
            Rune.DecodeLastFromUtf8(field, out Rune rune, out int length) == OperationStatus.Done
            && Rune.IsWhiteSpace(rune)
        )
        {
            field = field[..^length];
        }
        return field;
    }
}
