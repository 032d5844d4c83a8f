namespace KetamineOutcomes.Data.Csv;

/// <summary>What a file's first bytes tell: its encoding, or that it is no text at all.</summary>
internal static class FirstBytes
{
    /// <summary>The encoding, and the length of the byte order mark: as said, else by the mark, else by the zeros of UTF-16.</summary>
    public static (CsvEncoding Encoding, int Mark) Encoding(ReadOnlySpan<byte> head, CsvEncoding? forced)
    {
        (CsvEncoding? byMark, int mark) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (CsvEncoding.Utf8, 3),
            [0xFF, 0xFE, ..] => (CsvEncoding.Utf16, 2),
            [0xFE, 0xFF, ..] => (CsvEncoding.Utf16BigEndian, 2),
            _ => ((CsvEncoding?)null, 0),
        };
        if (forced is { } said)
        {
            bool agrees = said == byMark || said == CsvEncoding.Utf16 && byMark == CsvEncoding.Utf16BigEndian;
            return agrees ? (byMark!.Value, mark) : (said, 0);
        }
        if (byMark is { } found)
        {
            return (found, mark);
        }
        int pairs = Math.Min(head.Length, 512) / 2;
        int lowZero = 0;
        int highZero = 0;
        for (int i = 0; i < pairs; i++)
        {
            lowZero += head[2 * i] == 0 ? 1 : 0;
            highZero += head[2 * i + 1] == 0 ? 1 : 0;
        }
        return pairs > 1 && lowZero * 4 < highZero && highZero * 2 > pairs ? (CsvEncoding.Utf16, 0)
            : pairs > 1 && highZero * 4 < lowZero && lowZero * 2 > pairs ? (CsvEncoding.Utf16BigEndian, 0)
            : (CsvEncoding.Utf8, 0);
    }

    /// <summary>The name of a format that is no text; <c>null</c> for what may be text.</summary>
    public static string? OtherFormat(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) ? "an Excel workbook or a zip archive"
        : head is [0xD0, 0xCF, 0x11, 0xE0, ..] ? "an old Excel workbook"
        : head is [0x1F, 0x8B, ..] ? "a gzip archive inside another"
        : head.StartsWith("%PDF"u8) ? "a PDF document"
        : head.StartsWith("PAR1"u8) ? "a Parquet file"
        : head is [0x89, 0x50, 0x4E, 0x47, ..] ? "a picture"
        : null;
}
