namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The hypergeometric distribution: k marked among <c>drawn</c> taken from <c>marked</c> and <c>unmarked</c>.</summary>
internal static class Hypergeometric
{
    /// <summary>ln P(X = k); counts to 1e9 and beyond do not overflow or cancel (Loader's saddle point).</summary>
    public static double LogPmf(double k, double marked, double unmarked, double drawn)
    {
        if (k < Math.Max(0, drawn - unmarked) || k > Math.Min(marked, drawn))
        {
            return double.NegativeInfinity;
        }
        double total = marked + unmarked;
        if (drawn == 0 || drawn == total)
        {
            return 0;
        }
        double p = drawn / total;
        double q = (total - drawn) / total;
        return Binomial.LogPmf(k, marked, p, q)
            + Binomial.LogPmf(drawn - k, unmarked, p, q)
            - Binomial.LogPmf(drawn, total, p, q);
    }

    /// <summary>P(X ≤ k).</summary>
    public static double Cdf(double k, double marked, double unmarked, double drawn) =>
        new NoncentralHypergeometric(marked, unmarked, drawn).Lower(Math.Floor(k), 0);

    /// <summary>P(X &gt; k): strictly above.</summary>
    public static double UpperTail(double k, double marked, double unmarked, double drawn) =>
        new NoncentralHypergeometric(marked, unmarked, drawn).Upper(Math.Floor(k) + 1, 0);

    /// <summary>Smallest k with P(X ≤ k) ≥ p.</summary>
    public static double Quantile(double p, double marked, double unmarked, double drawn)
    {
        NoncentralHypergeometric table = new(marked, unmarked, drawn);
        return DiscreteQuantile.Smallest(
            k => table.Lower(k, 0),
            p,
            table.Low,
            table.High,
            table.ApproximateMean(0),
            table.ApproximateDeviation(0)
        );
    }

    /// <summary>Smallest k with P(X &gt; k) ≤ p.</summary>
    public static double UpperQuantile(double p, double marked, double unmarked, double drawn)
    {
        NoncentralHypergeometric table = new(marked, unmarked, drawn);
        return DiscreteQuantile.SmallestUpper(
            k => table.Upper(k + 1, 0),
            p,
            table.Low,
            table.High,
            table.ApproximateMean(0),
            table.ApproximateDeviation(0)
        );
    }
}
