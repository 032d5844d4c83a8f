using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Writes a table as RFC 4180 CSV: UTF-8 without byte order mark, LF, comma, decimal point, missing as empty.</summary>
internal static class CsvDatasetWriter
{
    private const int FlushAt = 1 << 16;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t|\"\r\n");

    public static void Write(Dataset data, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt + 4096);
        Column[] columns = data.Columns.ToArray();
        byte[][][] levels = columns
            .Select(column =>
                column is Factor factor
                    ? factor.Levels.Select(level => Encoding.UTF8.GetBytes(Field(level))).ToArray()
                    : []
            )
            .ToArray();
        for (int c = 0; c < columns.Length; c++)
        {
            Separate(buffer, c);
            buffer.Write(Encoding.UTF8.GetBytes(Field(columns[c].Name)));
        }
        End(buffer);
        for (int row = 0; row < data.RowCount; row++)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                Separate(buffer, c);
                if (columns[c] is Factor factor)
                {
                    int code = factor.Codes[row];
                    // A row whose only field is empty would be a blank line, which readers skip.
                    buffer.Write(
                        code >= 0 ? levels[c][code]
                        : columns.Length == 1 ? "\"\""u8
                        : []
                    );
                }
                else
                {
                    WriteNumber(buffer, (NumericColumn)columns[c], row, columns.Length == 1);
                }
            }
            End(buffer);
            if (buffer.WrittenCount > FlushAt)
            {
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }
        output.Write(buffer.WrittenSpan);
    }

    /// <summary>The text of a field, quoted where a reader would otherwise take it apart or trim it.</summary>
    private static string Field(string text) =>
        text.Length == 0 ? ""
        : text.AsSpan().ContainsAny(Quoted) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    private static void WriteNumber(ArrayBufferWriter<byte> buffer, NumericColumn column, int row, bool alone)
    {
        if (column.IsMissing(row))
        {
            buffer.Write(alone ? "\"\""u8 : []);
        }
        else if (column.IsDate)
        {
            buffer.Write(Encoding.UTF8.GetBytes(column.TextAt(row)));
        }
        else
        {
            double value = column.Values[row];
            Utf8Formatter.TryFormat(value == 0 ? 0 : value, buffer.GetSpan(32), out int written);
            buffer.Advance(written);
        }
    }

    private static void Separate(ArrayBufferWriter<byte> buffer, int column)
    {
        if (column > 0)
        {
            buffer.Write(","u8);
        }
    }

    private static void End(ArrayBufferWriter<byte> buffer) => buffer.Write("\n"u8);
}
