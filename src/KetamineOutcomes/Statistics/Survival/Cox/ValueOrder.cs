using System.Runtime.CompilerServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Stable sorting of row indices by finite numbers: two radix passes over where each lies between the smallest and the
/// largest, then neighbours put right. Numbers too unevenly spread for that go to <see cref="RadixOrder"/>.</summary>
internal static class ValueOrder
{
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private const int Few = 256;

    /// <summary>Sorts an order of rows stably by <c>values[row]</c>.</summary>
    /// <returns>The values in that order.</returns>
    public static double[] Sort(double[] values, int[] order)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (int row in order)
        {
            low = Math.Min(low, values[row]);
            high = Math.Max(high, values[row]);
        }
        double scale = (Buckets * (double)Buckets - 1) / (high - low);
        if (order.Length < Few || !double.IsFinite(scale) || !Scatter(values, order, low, scale, out double[] sorted))
        {
            RadixOrder.Sort(Array.ConvertAll(values, RadixOrder.KeyOf), order);
            return Pick(values, order);
        }
        return sorted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Scatter(double[] values, int[] order, double low, double scale, out double[] sorted)
    {
        int n = order.Length;
        var keys = new int[n];
        var otherKeys = new int[n];
        var other = new int[n];
        var firstCounts = new int[Buckets];
        var secondCounts = new int[Buckets];
        for (int i = 0; i < n; i++)
        {
            int key = (int)((values[order[i]] - low) * scale);
            keys[i] = key;
            firstCounts[key & (Buckets - 1)]++;
            secondCounts[key >> DigitBits]++;
        }
        Pass(keys, order, otherKeys, other, firstCounts, 0);
        int[] result = new int[n];
        Pass(otherKeys, other, keys, result, secondCounts, DigitBits);
        sorted = Pick(values, result);
        if (!PutRight(sorted, result))
        {
            return false;
        }
        result.CopyTo(order, 0);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(int[] fromKeys, int[] from, int[] toKeys, int[] to, int[] counts, int shift)
    {
        int next = 0;
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            (counts[bucket], next) = (next, next + counts[bucket]);
        }
        for (int i = 0; i < from.Length; i++)
        {
            int key = fromKeys[i];
            int place = counts[(key >> shift) & (Buckets - 1)]++;
            toKeys[place] = key;
            to[place] = from[i];
        }
    }

    /// <summary>Insertion among those that fell together; false when there are too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool PutRight(double[] sorted, int[] order)
    {
        long moves = 8L * sorted.Length;
        for (int i = 1; i < sorted.Length; i++)
        {
            double value = sorted[i];
            if (value >= sorted[i - 1])
            {
                continue;
            }
            int row = order[i];
            int place = i;
            for (; place > 0 && sorted[place - 1] > value; place--)
            {
                sorted[place] = sorted[place - 1];
                order[place] = order[place - 1];
            }
            sorted[place] = value;
            order[place] = row;
            moves -= i - place;
            if (moves < 0)
            {
                return false;
            }
        }
        return true;
    }

    private static double[] Pick(double[] values, int[] order)
    {
        var picked = new double[order.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = values[order[i]];
        }
        return picked;
    }
}
