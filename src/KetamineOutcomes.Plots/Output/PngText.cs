using System.Buffers.Binary;
using System.Text;

namespace KetamineOutcomes.Plots.Output;

/// <summary>Puts title and description into a PNG: an iTXt chunk each, after the header (PNG specification, 11.3.4.5).</summary>
internal static class PngText
{
    // Eight bytes of signature and the header's 4 + 4 + 13 + 4.
    private const int AfterHeader = 33;

    private static readonly uint[] Table = MakeTable();

    public static byte[] Insert(ReadOnlySpan<byte> png, string title, string description)
    {
        byte[] titleChunk = Chunk("Title", title);
        byte[] descriptionChunk = Chunk("Description", description);
        return [.. png[..AfterHeader], .. titleChunk, .. descriptionChunk, .. png[AfterHeader..]];
    }

    private static byte[] Chunk(string keyword, string text)
    {
        // Keyword, NUL, not compressed, method 0, no language, no translated keyword, then the text as UTF-8.
        byte[] body =
        [
            .. "iTXt"u8,
            .. Encoding.Latin1.GetBytes(keyword),
            0,
            0,
            0,
            0,
            0,
            .. Encoding.UTF8.GetBytes(text),
        ];
        byte[] chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length - 4);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Checksum(body));
        return chunk;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }
        return crc ^ uint.MaxValue;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            }
            table[n] = c;
        }
        return table;
    }
}
