namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The binomial distribution.</summary>
internal static class Binomial
{
    /// <summary>P(X = k), by Loader's (2000) saddle point.</summary>
    public static double Pmf(double k, double n, double p) => Math.Exp(LogPmf(k, n, p, 1 - p));

    /// <summary>ln P(X = k) with both p and q = 1 − p given.</summary>
    public static double LogPmf(double k, double n, double p, double q)
    {
        if (k < 0 || k > n)
        {
            return double.NegativeInfinity;
        }
        if (p <= 0 || q <= 0)
        {
            return k == (p <= 0 ? 0 : n) ? 0 : double.NegativeInfinity;
        }
        if (k == 0)
        {
            return n * (p < 0.5 ? SpecialFunctions.Log1p(-p) : Math.Log(q));
        }
        if (k == n)
        {
            return n * (q < 0.5 ? SpecialFunctions.Log1p(-q) : Math.Log(p));
        }
        return SpecialFunctions.StirlingError(n)
            - SpecialFunctions.StirlingError(k)
            - SpecialFunctions.StirlingError(n - k)
            - SpecialFunctions.Deviance(k, n * p, k - n * p)
            - SpecialFunctions.Deviance(n - k, n * q, n - k - n * q)
            - 0.5 * Math.Log(2 * Math.PI * k * ((n - k) / n));
    }

    /// <summary>P(X ≤ k).</summary>
    public static double Cdf(double k, double n, double p) => Tails(k, n, p).Lower;

    /// <summary>P(X &gt; k): strictly above, so that it is 1 − Cdf without the subtraction.</summary>
    public static double UpperTail(double k, double n, double p) => Tails(k, n, p).Upper;

    /// <summary>Smallest k with P(X ≤ k) ≥ prob.</summary>
    public static double Quantile(double prob, double n, double p) =>
        DiscreteQuantile.Smallest(k => Cdf(k, n, p), prob, 0, n, n * p, Math.Sqrt(n * p * (1 - p)));

    /// <summary>Smallest k with P(X &gt; k) ≤ prob.</summary>
    public static double UpperQuantile(double prob, double n, double p) =>
        DiscreteQuantile.SmallestUpper(k => UpperTail(k, n, p), prob, 0, n, n * p, Math.Sqrt(n * p * (1 - p)));

    private static (double Lower, double Upper) Tails(double k, double n, double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        k = Math.Floor(k);
        if (k < 0)
        {
            return (0, 1);
        }
        if (k >= n)
        {
            return (1, 0);
        }
        // P(X > k) = I_p(k + 1, n − k).
        (double upper, double lower) = IncompleteBeta.Tails(k + 1, n - k, p, 1 - p);
        return (lower, upper);
    }
}
