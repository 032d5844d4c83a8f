namespace KetamineOutcomes.Data.Csv;

/// <summary>Texts (UTF-8) in ascending order, each once.</summary>
internal sealed class LevelList
{
    private byte[] text = new byte[256];
    private int[] ends = new int[16];
    private int lastStart;

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text that is the last one again or comes after it.</summary>
    /// <returns><c>false</c> when it comes before the last.</returns>
    public bool TryAdd(ReadOnlySpan<byte> value)
    {
        int used = Count == 0 ? 0 : ends[Count - 1];
        int order = Count == 0 ? 1 : OrdinalText.Compare(value, text.AsSpan(lastStart, used - lastStart));
        if (order <= 0)
        {
            return order == 0;
        }
        if (used + value.Length > text.Length)
        {
            Array.Resize(ref text, checked(Math.Max(text.Length * 2, used + value.Length)));
        }
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
        }
        value.CopyTo(text.AsSpan(used));
        lastStart = used;
        ends[Count++] = used + value.Length;
        return true;
    }

    /// <summary>The texts as names.</summary>
    public IReadOnlyList<string> Names() => LevelNames.Of(text, ends[..Count], null);
}
