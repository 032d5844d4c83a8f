namespace KetamineOutcomes.Data.Csv;

/// <summary>What has been read already, then the rest.</summary>
internal sealed class Concatenation(Stream first, Stream second) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        int read = first.Read(buffer);
        return read > 0 ? read : second.Read(buffer);
    }
}
