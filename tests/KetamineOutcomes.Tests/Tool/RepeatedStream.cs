namespace KetamineOutcomes.Tests.Tool;

/// <summary>Some bytes, then one byte over and over.</summary>
internal sealed class RepeatedStream(byte[] start, byte repeated, long total) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => total;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int length = (int)Math.Min(count, total - position);
        for (int i = 0; i < length; i++, position++)
        {
            buffer[offset + i] = position < start.Length ? start[position] : repeated;
        }
        return length;
    }

    public override int Read(Span<byte> buffer)
    {
        int length = (int)Math.Min(buffer.Length, total - position);
        buffer[..length].Fill(repeated);
        for (int i = 0; i < length && position + i < start.Length; i++)
        {
            buffer[i] = start[position + i];
        }
        position += length;
        return length;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
