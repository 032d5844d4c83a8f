using System.Buffers;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Texts in UTF-8, kept end to end in pooled blocks in the order in which they came.</summary>
internal sealed class TextStore
{
    private const int BlockBytes = 1 << 18;

    private readonly List<byte[]> blocks = [];
    private Place[] places = new Place[16];
    private int used;

    private readonly record struct Place(int Block, int Start, int Length);

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>A text, by its number.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            Place place = places[index];
            return blocks[place.Block].AsSpan(place.Start, place.Length);
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (blocks.Count == 0 || used + text.Length > blocks[^1].Length)
        {
            blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(blocks.Count == 0 ? 1024 : BlockBytes, text.Length)));
            used = 0;
        }
        if (Count == places.Length)
        {
            Array.Resize(ref places, Count * 2);
        }
        text.CopyTo(blocks[^1].AsSpan(used));
        places[Count++] = new Place(blocks.Count - 1, used, text.Length);
        used += text.Length;
    }

    /// <summary>Gives the blocks back; the store is empty again.</summary>
    public void Clear()
    {
        foreach (byte[] block in blocks)
        {
            ArrayPool<byte>.Shared.Return(block);
        }
        blocks.Clear();
        places = new Place[16];
        Count = 0;
    }
}
