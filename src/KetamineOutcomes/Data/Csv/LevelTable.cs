using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Distinct texts (UTF-8) with a code each, in order of first appearance; a hash table with open addressing.</summary>
internal sealed class LevelTable
{
    private readonly TextStore texts = new();
    private uint[] hashes = new uint[32];
    private int[] slots = new int[64];
    private int last = -1;

    /// <summary>Number of distinct texts.</summary>
    public int Count => texts.Count;

    /// <summary>The code of a text, a new one when it has not been seen.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Sorted files repeat the level of the row before.
        if (last >= 0 && texts[last].SequenceEqual(text))
        {
            return last;
        }
        uint hash = Hash(text);
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && texts[code].SequenceEqual(text))
            {
                return last = code;
            }
            slot = (slot + 1) & mask;
        }
        if (texts.Count == hashes.Length)
        {
            Array.Resize(ref hashes, hashes.Length * 2);
        }
        hashes[texts.Count] = hash;
        texts.Add(text);
        slots[slot] = texts.Count;
        if (texts.Count * 2 > slots.Length)
        {
            Grow();
        }
        return last = texts.Count - 1;
    }

    /// <summary>The text of a code.</summary>
    public string TextOf(int code) => Encoding.UTF8.GetString(texts[code]);

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        int mask = slots.Length - 1;
        for (int code = 0; code < texts.Count; code++)
        {
            int slot = (int)hashes[code] & mask;
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
