using System.IO.Compression;

namespace KetamineOutcomes.Tests;

/// <summary>Packs bytes as gzip.</summary>
internal static class Gzip
{
    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }
}
