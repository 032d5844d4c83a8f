using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The Kruskal-Wallis test: does one of two or more groups tend to higher values?</summary>
/// <remarks>H = 12/(n(n+1)) Σ R²ⱼ/nⱼ − 3(n+1), divided by 1 − Σ(t³−t)/(n³−n) for ties, against χ² on k − 1 degrees of
/// freedom (Kruskal and Wallis 1952, doi:10.1080/01621459.1952.10483441); R and SAS agree. Computed from each group's mean
/// rank about (n+1)/2, which loses nothing at a million rows.</remarks>
public static class KruskalWallis
{
    private const string Name = "Kruskal-Wallis test";

    /// <summary>Tests groups of numbers.</summary>
    /// <param name="groups">One array a group; values finite.</param>
    /// <returns>H, degrees of freedom and p.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static TestResult Test(params IReadOnlyList<double[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return Test(groups.Select(values => SortedSample.Of(values)).ToArray());
    }

    internal static TestResult Test(IReadOnlyList<SortedSample> groups)
    {
        SortedSample[] present = groups.Where(g => g.Total > 0).ToArray();
        if (present.Length < 2)
        {
            return TestResult.NotDefined(Name, "there are fewer than two groups with values");
        }
        double n = present.Sum(g => g.Total);
        (double[] distances, double tieSum) = RankSums(present, n);
        double correction = 1 - tieSum / (n * (n * n - 1));
        if (!(correction > 0))
        {
            return TestResult.NotDefined(Name, "all values are the same");
        }
        double sum = 0;
        for (int g = 0; g < present.Length; g++)
        {
            sum += distances[g] * distances[g] / present[g].Total;
        }
        double h = 12 / (n * (n + 1)) * sum / correction;
        double df = present.Length - 1;
        return new TestResult(Name, h, df, ChiSquared.UpperTail(h, df));
    }

    // For each group the sum of (rank − (n+1)/2), and Σ(t³−t), in one walk over all values in order.
    private static (double[] Distances, double TieSum) RankSums(SortedSample[] groups, double n)
    {
        int rows = groups.Sum(g => g.Values.Length);
        double[] values = new double[rows];
        int[] places = new int[rows];
        int start = 0;
        for (int g = 0; g < groups.Length; g++)
        {
            groups[g].Values.CopyTo(values.AsSpan(start));
            places.AsSpan(start, groups[g].Values.Length).Fill(g);
            start += groups[g].Values.Length;
        }
        Array.Sort(values, places);
        // The counts of a group's rows come in the order of its own sorted values; equal values may swap, their sum not.
        int[] next = new int[groups.Length];
        double[] distances = new double[groups.Length];
        double[] here = new double[groups.Length];
        double below = 0;
        double tieSum = 0;
        for (int i = 0; i < rows; )
        {
            double value = values[i];
            double tied = 0;
            int first = i;
            for (; i < rows && values[i] == value; i++)
            {
                int g = places[i];
                double count = groups[g].CountAt(next[g]++);
                here[g] += count;
                tied += count;
            }
            double distance = below + (tied + 1) / 2 - (n + 1) / 2;
            for (int k = first; k < i; k++)
            {
                int g = places[k];
                distances[g] += here[g] * distance;
                here[g] = 0;
            }
            below += tied;
            tieSum += (tied * tied - 1) * tied;
        }
        return (distances, tieSum);
    }
}
