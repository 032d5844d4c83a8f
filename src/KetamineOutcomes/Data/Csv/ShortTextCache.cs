using System.Runtime.InteropServices;

namespace KetamineOutcomes.Data.Csv;

/// <summary>The codes of short fields seen lately: a column with a few levels is read without hashing, trimming or comparing.</summary>
internal sealed class ShortTextCache
{
    private const int Slots = 64;
    private const int LongestText = 8;

    private ulong[] keys = [];
    private int[] values = [];

    /// <summary>The code of a field of one to eight bytes, when it is still known.</summary>
    public bool TryFind(ReadOnlySpan<byte> field, out int code)
    {
        code = 0;
        return !field.IsEmpty && field.Length <= LongestText && TryFind(KeyOf(field), out code);
    }

    /// <summary>The code of a field, given as its bytes with zeros behind them.</summary>
    public bool TryFind(ulong key, out int code)
    {
        int slot = SlotOf(key);
        if (slot < keys.Length && keys[slot] == key)
        {
            code = values[slot];
            return true;
        }
        code = 0;
        return false;
    }

    /// <summary>Remembers a field's code.</summary>
    public void Add(ReadOnlySpan<byte> field, int code)
    {
        if (field.IsEmpty || field.Length > LongestText)
        {
            return;
        }
        if (keys.Length == 0)
        {
            keys = new ulong[Slots];
            values = new int[Slots];
        }
        ulong key = KeyOf(field);
        int slot = SlotOf(key);
        keys[slot] = key;
        values[slot] = code;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => keys = [];

    // A text holds no zero bytes, so that its length is told by its bytes, and no key is zero.
    private static ulong KeyOf(ReadOnlySpan<byte> field)
    {
        if (field.Length == LongestText)
        {
            return MemoryMarshal.Read<ulong>(field);
        }
        ulong key = 0;
        for (int i = field.Length - 1; i >= 0; i--)
        {
            key = key << 8 | field[i];
        }
        return key;
    }

    private static int SlotOf(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> 58);
}
