using System.Buffers.Binary;
using System.Text;

namespace KetamineOutcomes.Plots.Output;

/// <summary>Puts dots per metre, title and description into a PNG: a pHYs and two iTXt chunks after the header (PNG
/// specification, 11.3.5.3 and 11.3.4.5).</summary>
internal static class PngChunks
{
    // Eight bytes of signature and the header's 4 + 4 + 13 + 4.
    private const int AfterHeader = 33;

    private static readonly uint[] Table = MakeTable();

    public static byte[] Insert(ReadOnlySpan<byte> png, string title, string description, int dotsPerMetre)
    {
        byte[] sizeChunk = Density(dotsPerMetre);
        byte[] titleChunk = Text("Title", title);
        byte[] descriptionChunk = Text("Description", description);
        return [.. png[..AfterHeader], .. sizeChunk, .. titleChunk, .. descriptionChunk, .. png[AfterHeader..]];
    }

    private static byte[] Density(int dotsPerMetre)
    {
        // Dots across, dots down, unit 1: the metre.
        byte[] body = [.. "pHYs"u8, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), dotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(8), dotsPerMetre);
        return Chunk(body);
    }

    private static byte[] Text(string keyword, string text)
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
        return Chunk(body);
    }

    private static byte[] Chunk(byte[] body)
    {
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
