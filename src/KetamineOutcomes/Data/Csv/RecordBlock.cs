using System.Buffers;

namespace KetamineOutcomes.Data.Csv;

/// <summary>A piece of the text that begins and ends between two records.</summary>
/// <param name="Buffer">The bytes, in UTF-8; from the shared pool.</param>
/// <param name="Length">How many of them there are.</param>
internal sealed record RecordBlock(byte[] Buffer, int Length)
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => Buffer.AsMemory(0, Length);

    /// <summary>Lines ended in it by LF, CR LF or CR, and a last one that is not ended.</summary>
    public int CountLines()
    {
        ReadOnlySpan<byte> text = Memory.Span;
        int lines = text.Count((byte)'\n');
        if (text.Contains((byte)'\r'))
        {
            for (int at; (at = text.IndexOf((byte)'\r')) >= 0; text = text[(at + 1)..])
            {
                lines += at + 1 < text.Length && text[at + 1] == '\n' ? 0 : 1;
            }
        }
        return lines + (Length > 0 && Memory.Span[^1] is not ((byte)'\n' or (byte)'\r') ? 1 : 0);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
