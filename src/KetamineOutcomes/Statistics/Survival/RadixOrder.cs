using System.Buffers;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Stable sorting of row indices by 64-bit keys: radix with 11-bit digits, constant digits skipped; insertion
/// when there are few rows.</summary>
internal static class RadixOrder
{
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private const int Digits = (64 + DigitBits - 1) / DigitBits;
    private const int FewRows = 48;

    /// <summary>The key of a number: keys order as the numbers do, and both zeros have the same.</summary>
    public static ulong KeyOf(double value)
    {
        const ulong Sign = 1UL << 63;
        ulong bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits & Sign) == 0 ? bits | Sign : ~bits;
    }

    /// <summary>Sorts an order of rows stably by <c>keys[row]</c>.</summary>
    public static void Sort(ReadOnlySpan<ulong> keys, Span<int> order)
    {
        int n = order.Length;
        if (n <= FewRows)
        {
            Insert(keys, order);
            return;
        }
        ulong[] fromKeys = ArrayPool<ulong>.Shared.Rent(n);
        ulong[] toKeys = ArrayPool<ulong>.Shared.Rent(n);
        int[] other = ArrayPool<int>.Shared.Rent(n);
        int[] counts = ArrayPool<int>.Shared.Rent(Digits * Buckets);
        Array.Clear(counts, 0, Digits * Buckets);
        for (int i = 0; i < n; i++)
        {
            ulong key = keys[order[i]];
            fromKeys[i] = key;
            for (int digit = 0; digit < Digits; digit++)
            {
                counts[(digit << DigitBits) + (int)((key >> (digit * DigitBits)) & (Buckets - 1))]++;
            }
        }
        bool inOther = false;
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> starts = counts.AsSpan(digit << DigitBits, Buckets);
            int shift = digit * DigitBits;
            if (starts[(int)((fromKeys[0] >> shift) & (Buckets - 1))] == n)
            {
                continue;
            }
            int next = 0;
            for (int bucket = 0; bucket < Buckets; bucket++)
            {
                (starts[bucket], next) = (next, next + starts[bucket]);
            }
            Span<int> from = inOther ? other.AsSpan(0, n) : order;
            Span<int> to = inOther ? order : other.AsSpan(0, n);
            for (int i = 0; i < n; i++)
            {
                ulong key = fromKeys[i];
                int place = starts[(int)((key >> shift) & (Buckets - 1))]++;
                toKeys[place] = key;
                to[place] = from[i];
            }
            (fromKeys, toKeys) = (toKeys, fromKeys);
            inOther = !inOther;
        }
        if (inOther)
        {
            other.AsSpan(0, n).CopyTo(order);
        }
        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<int>.Shared.Return(other);
        ArrayPool<ulong>.Shared.Return(toKeys);
        ArrayPool<ulong>.Shared.Return(fromKeys);
    }

    private static void Insert(ReadOnlySpan<ulong> keys, Span<int> order)
    {
        for (int i = 1; i < order.Length; i++)
        {
            int row = order[i];
            int place = i;
            while (place > 0 && keys[order[place - 1]] > keys[row])
            {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = row;
        }
    }
}
