using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Distinct texts (UTF-8) with a code each, in order of first appearance; open addressing over one byte buffer.</summary>
internal sealed class LevelTable
{
    private byte[] bytes = new byte[256];
    private int used;
    private readonly List<Entry> entries = [];
    private int[] slots = new int[64];
    private int last = -1;

    private readonly record struct Entry(int Start, int Length, uint Hash);

    /// <summary>Number of distinct texts.</summary>
    public int Count => entries.Count;

    /// <summary>The code of a text, a new one when it has not been seen.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Sorted files repeat the level of the row before.
        if (last >= 0 && BytesOf(last).SequenceEqual(text))
        {
            return last;
        }
        uint hash = Hash(text);
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            int code = slots[slot] - 1;
            if (entries[code].Hash == hash && BytesOf(code).SequenceEqual(text))
            {
                return last = code;
            }
            slot = (slot + 1) & mask;
        }
        if (used + text.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + text.Length));
        }
        text.CopyTo(bytes.AsSpan(used));
        entries.Add(new Entry(used, text.Length, hash));
        used += text.Length;
        slots[slot] = entries.Count;
        if (entries.Count * 2 > slots.Length)
        {
            Grow();
        }
        return last = entries.Count - 1;
    }

    /// <summary>The text of a code.</summary>
    public string TextOf(int code) => Encoding.UTF8.GetString(BytesOf(code));

    private ReadOnlySpan<byte> BytesOf(int code) => bytes.AsSpan(entries[code].Start, entries[code].Length);

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        int mask = slots.Length - 1;
        for (int code = 0; code < entries.Count; code++)
        {
            int slot = (int)entries[code].Hash & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
        while (text.Length >= 8)
        {
            hash = (hash ^ BitConverter.ToUInt64(text)) * 0xff51afd7ed558ccd;
            hash ^= hash >> 32;
            text = text[8..];
        }
        foreach (byte b in text)
        {
            hash = (hash ^ b) * 0x100000001b3;
        }
        return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
    }
}
