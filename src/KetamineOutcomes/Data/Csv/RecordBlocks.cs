using System.Buffers;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Cuts a text into blocks of whole records, so that several threads can read them.</summary>
/// <remarks>A line break outside quotes ends a record. Whether one is outside is known by counting quotes from the start, which
/// holds as long as every quote is well formed; who reads a block in which one is not must take all blocks from there on as
/// one text.</remarks>
/// <param name="input">The text.</param>
/// <param name="blockBytes">About how long a block is.</param>
/// <param name="maxRecordBytes">The longest record.</param>
internal sealed class RecordBlocks(Utf8Input input, int blockBytes, int maxRecordBytes)
{
    private byte[] carried = [];
    private bool hasEnded;

    /// <summary>The next block; <c>null</c> at the end, and where a record is longer than the longest.</summary>
    public RecordBlock? Next()
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(blockBytes, carried.Length + 1));
        carried.CopyTo(bytes, 0);
        int length = carried.Length;
        while (true)
        {
            length += Fill(bytes.AsSpan(length));
            int cut = hasEnded ? length : LastBoundary(bytes.AsSpan(0, length));
            if (cut > 0)
            {
                carried = bytes.AsSpan(cut, length - cut).ToArray();
                return new RecordBlock(bytes, cut);
            }
            if (hasEnded || length >= maxRecordBytes)
            {
                carried = bytes.AsSpan(0, length).ToArray();
                ArrayPool<byte>.Shared.Return(bytes);
                return null;
            }
            byte[] larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }

    /// <summary>What has not been given out; <c>null</c> when that is nothing.</summary>
    public RestOfText? Rest() => hasEnded && carried.Length == 0 ? null : RestFrom([]);

    /// <summary>What has not been given out, behind blocks that have been.</summary>
    public RestOfText RestFrom(IReadOnlyList<RecordBlock> given)
    {
        Stream text = new Concatenation(new MemoryStream(carried), input);
        foreach (RecordBlock block in given.Reverse())
        {
            text = new Concatenation(new MemoryStream(block.Buffer, 0, block.Length), text);
        }
        return new RestOfText(text, carried.Length + given.Sum(block => (long)block.Length));
    }

    private int Fill(Span<byte> bytes)
    {
        int total = 0;
        while (total < bytes.Length)
        {
            int read = input.Read(bytes[total..]);
            if (read == 0)
            {
                hasEnded = true;
                break;
            }
            total += read;
        }
        return total;
    }

    /// <summary>The last place between two records with a byte behind it, or 0.</summary>
    private static int LastBoundary(ReadOnlySpan<byte> text)
    {
        int end = text.Length - 1;
        bool isQuoted = text[..end].Count((byte)'"') % 2 == 1;
        while (true)
        {
            int lineBreak = text[..end].LastIndexOfAny((byte)'\n', (byte)'\r');
            if (lineBreak < 0)
            {
                return 0;
            }
            int next = lineBreak + 1;
            isQuoted ^= text[next..end].Count((byte)'"') % 2 == 1;
            // Not between CR and LF; and no block begins with what could be a byte order mark, which a reader would drop.
            if (!isQuoted && !(text[lineBreak] == '\r' && text[next] == '\n') && text[next] != 0xEF)
            {
                return next;
            }
            end = lineBreak;
        }
    }
}
