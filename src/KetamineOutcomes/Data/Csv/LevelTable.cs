using System.Buffers.Binary;
using System.Numerics;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Distinct texts (UTF-8) with a code each, in order of first appearance; a hash table with open addressing.</summary>
internal sealed class LevelTable
{
    private byte[] text;
    private int[] ends;
    private uint[] hashes;
    private int[] slots;
    private int last = -1;

    /// <summary>An empty table.</summary>
    /// <param name="capacity">About how many texts there may be; it grows when there are more.</param>
    public LevelTable(int capacity = 16)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity));
        text = new byte[size * 16];
        ends = new int[size];
        hashes = new uint[size];
        slots = new int[size * 2];
    }

    /// <summary>Number of distinct texts.</summary>
    public int Count { get; private set; }

    private ReadOnlySpan<byte> this[int code]
    {
        get
        {
            int start = code == 0 ? 0 : ends[code - 1];
            return text.AsSpan(start, ends[code] - start);
        }
    }

    /// <summary>The code of a text, a new one when it has not been seen.</summary>
    public int CodeOf(ReadOnlySpan<byte> value)
    {
        // Sorted files repeat the level of the row before.
        if (last >= 0 && this[last].SequenceEqual(value))
        {
            return last;
        }
        uint hash = Hash(value);
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && this[code].SequenceEqual(value))
            {
                return last = code;
            }
            slot = (slot + 1) & mask;
        }
        Add(value, hash);
        slots[slot] = Count;
        if (Count * 2 > slots.Length)
        {
            Grow();
        }
        return last = Count - 1;
    }

    /// <summary>The texts end to end and where each ends; the table is spent.</summary>
    public (byte[] Text, int[] Ends) Take() => (text[..Used], ends[..Count]);

    /// <summary>The names in ordinal order, and for each code its place among them (<c>null</c> when they are in order already);
    /// the table is spent.</summary>
    public (IReadOnlyList<string> Names, int[]? NewCode) Sorted()
    {
        hashes = [];
        slots = [];
        int[]? order = IsSorted() ? null : Order();
        int[]? newCode = null;
        if (order is not null)
        {
            newCode = new int[Count];
            for (int i = 0; i < order.Length; i++)
            {
                newCode[order[i]] = i;
            }
        }
        return (LevelNames.Of(text, ends[..Count], order), newCode);
    }

    private int Used => Count == 0 ? 0 : ends[Count - 1];

    private void Add(ReadOnlySpan<byte> value, uint hash)
    {
        int used = Used;
        if (used + value.Length > text.Length)
        {
            Array.Resize(ref text, checked(Math.Max(text.Length * 2, used + value.Length)));
        }
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }
        value.CopyTo(text.AsSpan(used));
        ends[Count] = used + value.Length;
        hashes[Count++] = hash;
    }

    private bool IsSorted()
    {
        for (int code = 1; code < Count; code++)
        {
            if (Compare(code - 1, code) > 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The codes in the order of their texts: by the first eight bytes, then by the rest.</summary>
    private int[] Order()
    {
        ulong[] keys = new ulong[Count];
        int[] order = new int[Count];
        Span<byte> start = stackalloc byte[8];
        for (int code = 0; code < order.Length; code++)
        {
            ReadOnlySpan<byte> value = this[code];
            start.Clear();
            value[..Math.Min(8, value.Length)].CopyTo(start);
            keys[code] = BinaryPrimitives.ReadUInt64BigEndian(start);
            order[code] = code;
        }
        if (text.AsSpan(0, Used).IndexOfAnyInRange((byte)0xEE, (byte)0xFF) >= 0)
        {
            Array.Sort(order, Compare);
            return order;
        }
        Array.Sort(keys, order);
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && keys[next] == keys[first]; next++) { }
            if (next > first + 1)
            {
                order.AsSpan(first, next - first).Sort(Compare);
            }
        }
        return order;
    }

    private int Compare(int left, int right) => OrdinalText.Compare(this[left], this[right]);

    private void Grow()
    {
        slots = new int[slots.Length * 4];
        int mask = slots.Length - 1;
        for (int code = 0; code < Count; code++)
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
