namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The exact null distribution of Wilcoxon's signed-rank statistic V without ties or zeros.</summary>
internal sealed class SignedRankDistribution
{
    private readonly double[] probabilities;

    /// <summary>Makes the distribution.</summary>
    /// <param name="n">Number of pairs, 0 or more.</param>
    public SignedRankDistribution(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        probabilities = new double[n * (n + 1) / 2 + 1];
        probabilities[0] = 1;
        int reached = 0;
        for (int rank = 1; rank <= n; rank++)
        {
            for (int v = reached; v >= 0; v--)
            {
                probabilities[v + rank] += probabilities[v];
            }
            reached += rank;
            // Halving is exact: the sum stays 1 without a division at the end.
            for (int v = 0; v <= reached; v++)
            {
                probabilities[v] *= 0.5;
            }
        }
    }

    /// <summary>P(V = v).</summary>
    public double Pmf(int v) => v < 0 || v >= probabilities.Length ? 0 : probabilities[v];

    /// <summary>P(V ≤ v).</summary>
    public double Cdf(double v) => SymmetricTail.Lower(probabilities, Math.Floor(v));

    /// <summary>P(V &gt; v): strictly above.</summary>
    public double UpperTail(double v) => SymmetricTail.Lower(probabilities, probabilities.Length - 2 - Math.Floor(v));

    /// <summary>Smallest v with P(V ≤ v) ≥ p, as R's <c>qsignrank</c>.</summary>
    public int Quantile(double p) => SymmetricTail.Quantile(probabilities, p);
}
