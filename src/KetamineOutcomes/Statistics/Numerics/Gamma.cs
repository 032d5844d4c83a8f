namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The gamma distribution with a shape and a rate.</summary>
internal static class Gamma
{
    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x, double shape, double rate = 1) => Tails(x, shape, rate).Lower;

    /// <summary>P(X &gt; x), with relative accuracy.</summary>
    public static double UpperTail(double x, double shape, double rate = 1) => Tails(x, shape, rate).Upper;

    /// <summary>x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double shape, double rate = 1) => Quantile(p, shape, upper: false) / rate;

    /// <summary>x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double shape, double rate = 1) =>
        Quantile(p, shape, upper: true) / rate;

    private static double Quantile(double p, double a, bool upper)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        if (p == 0 || p == 1)
        {
            return p == 0 == upper ? double.PositiveInfinity : 0;
        }
        (double tailP, bool useUpper) = p <= 0.5 ? (p, upper) : (1 - p, !upper);
        double spread = 1 / Math.Sqrt(a);
        double z = (useUpper ? 1 : -1) * Math.Min(8, Normal.UpperQuantile(tailP));
        double u = QuantileSearch.Solve(
            log =>
            {
                (double lower, double tail) = IncompleteGamma.TailsAtLog(a, log);
                double value = useUpper ? tail : lower;
                double density =
                    log > -600
                        ? a * IncompleteGamma.Prefix(a, Math.Exp(log))
                        : a * Math.Exp(a * log - SpecialFunctions.LogGammaOnePlus(a));
                return (value, (useUpper ? -density : density) / value);
            },
            tailP,
            Math.Log(a) + z * Math.Min(spread, 2),
            4 * spread,
            rising: !useUpper
        );
        return Math.Exp(u);
    }

    private static (double Lower, double Upper) Tails(double x, double shape, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        return double.IsNaN(x) ? (double.NaN, double.NaN) : IncompleteGamma.Tails(shape, x * rate);
    }
}
