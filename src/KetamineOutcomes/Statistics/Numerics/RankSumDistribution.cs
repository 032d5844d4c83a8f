namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The exact null distribution of Mann and Whitney's U without ties.</summary>
/// <remarks>Counts the subsets of ranks by their sum; counts are doubles, exact to 2⁵³ and within a few rounding units beyond (C(100, 50) is 1e29).</remarks>
internal sealed class RankSumDistribution
{
    private readonly double[] probabilities;

    /// <summary>Makes the distribution.</summary>
    /// <param name="m">Size of one group, 0 or more.</param>
    /// <param name="n">Size of the other.</param>
    public RankSumDistribution(int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        int size = Math.Min(m, n);
        int other = Math.Max(m, n);
        // counts[j][u]: ways to choose j of the ranks so far with rank sum j(j+1)/2 + u.
        int maximum = m * n;
        double[][] counts = new double[size + 1][];
        for (int j = 0; j <= size; j++)
        {
            counts[j] = new double[maximum + 1];
        }
        counts[0][0] = 1;
        for (int rank = 1; rank <= size + other; rank++)
        {
            for (int j = Math.Min(rank, size); j >= 1; j--)
            {
                // The j-th chosen rank exceeds its least possible value j by rank − j.
                int shift = rank - j;
                double[] from = counts[j - 1];
                double[] to = counts[j];
                for (int u = maximum - shift; u >= 0; u--)
                {
                    to[u + shift] += from[u];
                }
            }
        }
        probabilities = counts[size];
        double total = 0;
        foreach (double count in probabilities)
        {
            total += count;
        }
        for (int u = 0; u < probabilities.Length; u++)
        {
            probabilities[u] /= total;
        }
    }

    /// <summary>P(U = u).</summary>
    public double Pmf(int u) => u < 0 || u >= probabilities.Length ? 0 : probabilities[u];

    /// <summary>P(U ≤ u).</summary>
    public double Cdf(double u) => SymmetricTail.Lower(probabilities, Math.Floor(u));

    /// <summary>P(U &gt; u): strictly above.</summary>
    public double UpperTail(double u) => SymmetricTail.Lower(probabilities, probabilities.Length - 2 - Math.Floor(u));

    /// <summary>Smallest u with P(U ≤ u) ≥ p, as R's <c>qwilcox</c>.</summary>
    public int Quantile(double p) => SymmetricTail.Quantile(probabilities, p);
}
