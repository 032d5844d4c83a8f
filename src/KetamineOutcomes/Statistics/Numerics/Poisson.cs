namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The Poisson distribution.</summary>
internal static class Poisson
{
    /// <summary>P(X = k).</summary>
    public static double Pmf(double k, double mean) =>
        k < 0 ? 0
        : mean == 0 ? (k == 0 ? 1 : 0)
        : IncompleteGamma.Prefix(k, mean) is var value && k > 0 ? value
        : Math.Exp(-mean);

    /// <summary>P(X ≤ k).</summary>
    public static double Cdf(double k, double mean) => k < 0 ? 0 : Tails(k, mean).Upper;

    /// <summary>P(X &gt; k): strictly above.</summary>
    public static double UpperTail(double k, double mean) => k < 0 ? 1 : Tails(k, mean).Lower;

    /// <summary>Smallest k with P(X ≤ k) ≥ p.</summary>
    public static double Quantile(double p, double mean) =>
        DiscreteQuantile.Smallest(k => Cdf(k, mean), p, 0, double.PositiveInfinity, mean, Math.Sqrt(mean));

    /// <summary>Smallest k with P(X &gt; k) ≤ p.</summary>
    public static double UpperQuantile(double p, double mean) =>
        DiscreteQuantile.SmallestUpper(k => UpperTail(k, mean), p, 0, double.PositiveInfinity, mean, Math.Sqrt(mean));

    private static (double Lower, double Upper) Tails(double k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return double.IsPositiveInfinity(k) ? (0, 1) : IncompleteGamma.Tails(Math.Floor(k) + 1, mean);
    }
}
