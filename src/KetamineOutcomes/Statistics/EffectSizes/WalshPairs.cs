namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Walsh averages: the mean of every pair of people's values, each person also paired with itself.</summary>
internal readonly struct WalshPairs(SortedSample sample) : ISortedPairs
{
    public double Total => sample.Total * (sample.Total + 1) / 2;

    public double Smallest => sample.Values[0];

    public double Largest => sample.Values[^1];

    public PairCount Count(double value)
    {
        ReadOnlySpan<double> x = sample.Values;
        double count = 0;
        double below = double.NegativeInfinity;
        double above = double.PositiveInfinity;
        // For growing i the partners that keep the average at or below the value end further left.
        int end = x.Length - 1;
        for (int i = 0; i < x.Length; i++)
        {
            while (end >= i && Average(x[i], x[end]) > value)
            {
                end--;
            }
            if (end + 1 < x.Length)
            {
                above = Math.Min(above, Average(x[i], x[Math.Max(end + 1, i)]));
            }
            if (end < i)
            {
                break;
            }
            double here = sample.CountAt(i);
            count += here * (here + 1) / 2 + here * (sample.ThroughAt(end) - sample.ThroughAt(i));
            below = Math.Max(below, Average(x[i], x[end]));
        }
        return new PairCount(count, below, above);
    }

    private static double Average(double a, double b) => (a + b) / 2;
}
