namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Order statistics of numbers made from pairs, without making them: a search over values that counts the pairs
/// below, a walk of n + m steps each time, and ends on a number that is there.</summary>
/// <remarks>After Johnson and Mizoguchi (1978, doi:10.1137/0207013): selection in X + Y. The answer is exact; R's
/// <c>wilcox.test</c> stops within 1e-4 of it.</remarks>
internal static class OrderStatistic
{
    /// <summary>The number of a rank, from 1 to the total.</summary>
    public static double At<TPairs>(TPairs pairs, double rank)
        where TPairs : ISortedPairs => Find(pairs, rank).Value;

    /// <summary>The median: the middle number, or the mean of the two in the middle.</summary>
    public static double Median<TPairs>(TPairs pairs)
        where TPairs : ISortedPairs
    {
        double half = Math.Floor(pairs.Total / 2);
        if (half * 2 < pairs.Total)
        {
            return Find(pairs, half + 1).Value;
        }
        (double lower, PairCount count) = Find(pairs, half);
        double upper = count.AtOrBelow > half ? lower : count.Above;
        return lower + (upper - lower) / 2;
    }

    private static (double Value, PairCount Count) Find<TPairs>(TPairs pairs, double rank)
        where TPairs : ISortedPairs
    {
        double low = pairs.Smallest;
        double high = pairs.Largest;
        double countBelowLow = 0;
        double countHigh = pairs.Total;
        for (int step = 0; low < high; step++)
        {
            double middle = Between(low, high, (rank - countBelowLow) / (countHigh - countBelowLow), step);
            PairCount count = pairs.Count(middle);
            if (count.AtOrBelow >= rank)
            {
                high = count.Below;
                countHigh = count.AtOrBelow;
            }
            else
            {
                low = count.Above;
                countBelowLow = count.AtOrBelow;
            }
        }
        return (low, pairs.Count(low));
    }

    // By turns where the rank would lie between the ends, in the middle of the values, and (lest far outliers make
    // halving slow) in the middle of their exponents. Always at or above low and below high.
    private static double Between(double low, double high, double share, int step)
    {
        double middle = (step % 3) switch
        {
            0 => low + Math.Clamp(share, 0.01, 0.99) * (high - low),
            1 => low + 0.5 * (high - low),
            _ => low > 0 ? Math.Sqrt(low) * Math.Sqrt(high)
            : high < 0 ? -Math.Sqrt(-low) * Math.Sqrt(-high)
            : 0,
        };
        return middle >= low && middle < high ? middle : low;
    }
}
