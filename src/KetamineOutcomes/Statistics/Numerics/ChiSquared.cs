namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The chi-square distribution, any positive degrees of freedom.</summary>
internal static class ChiSquared
{
    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x, double df) => Gamma.Cdf(x / 2, df / 2);

    /// <summary>P(X &gt; x), with relative accuracy.</summary>
    public static double UpperTail(double x, double df) => Gamma.UpperTail(x / 2, df / 2);

    /// <summary>x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double df) => 2 * Gamma.Quantile(p, df / 2);

    /// <summary>x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double df) => 2 * Gamma.UpperQuantile(p, df / 2);
}
