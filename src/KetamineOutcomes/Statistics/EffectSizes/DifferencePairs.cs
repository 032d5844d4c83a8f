namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>All differences of a person of one sample minus a person of another.</summary>
internal readonly struct DifferencePairs(SortedSample first, SortedSample second) : ISortedPairs
{
    public double Total => first.Total * second.Total;

    public double Smallest => first.Values[0] - second.Values[^1];

    public double Largest => first.Values[^1] - second.Values[0];

    public PairCount Count(double value)
    {
        ReadOnlySpan<double> x = first.Values;
        ReadOnlySpan<double> y = second.Values;
        double count = 0;
        double below = double.NegativeInfinity;
        double above = double.PositiveInfinity;
        // For growing x the y that bring the difference down to the value start further right.
        int start = 0;
        for (int i = 0; i < x.Length; i++)
        {
            while (start < y.Length && x[i] - y[start] > value)
            {
                start++;
            }
            if (start < y.Length)
            {
                count += first.CountAt(i) * (second.Total - second.ThroughAt(start - 1));
                below = Math.Max(below, x[i] - y[start]);
            }
            if (start > 0)
            {
                above = Math.Min(above, x[i] - y[start - 1]);
            }
        }
        return new PairCount(count, below, above);
    }
}
