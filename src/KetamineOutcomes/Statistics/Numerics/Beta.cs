namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The beta distribution on (0, 1) with shapes a and b.</summary>
internal static class Beta
{
    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x, double a, double b) => Tails(x, a, b).Lower;

    /// <summary>P(X &gt; x), with relative accuracy.</summary>
    public static double UpperTail(double x, double a, double b) => Tails(x, a, b).Upper;

    /// <summary>x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double a, double b) => FromLogit(Logit(p, a, b, upper: false));

    /// <summary>x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double a, double b) => FromLogit(Logit(p, a, b, upper: true));

    /// <summary>The quantile's logit ln(x/(1 − x)): F and t quantiles need both x and 1 − x.</summary>
    internal static double Logit(double p, double a, double b, bool upper)
    {
        Check(a, b);
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        if (p == 0 || p == 1)
        {
            return p == 0 == upper ? double.PositiveInfinity : double.NegativeInfinity;
        }
        // The smaller tail is the one that can be solved to full accuracy.
        (double tailP, bool useUpper) = p <= 0.5 ? (p, upper) : (1 - p, !upper);
        double spread = Math.Sqrt(1 / a + 1 / b);
        double start =
            Math.Log(a / b) + (useUpper ? 1 : -1) * Math.Min(8, Normal.UpperQuantile(tailP)) * Math.Min(spread, 2);
        return QuantileSearch.Solve(
            v =>
            {
                (double lower, double tail) = IncompleteBeta.TailsAtLogit(a, b, v);
                double value = useUpper ? tail : lower;
                return (value, (useUpper ? -1 : 1) * LogitDensity(a, b, v) / value);
            },
            tailP,
            start,
            Math.Max(spread, 1e-12) * 4,
            rising: !useUpper
        );
    }

    /// <summary>xᵃ(1 − x)ᵇ/B(a, b) at the logit v: the density of the logit.</summary>
    private static double LogitDensity(double a, double b, double v)
    {
        if (Math.Abs(v) > 600)
        {
            return Math.Exp((v < 0 ? a * v : -b * v) - SpecialFunctions.LogBeta(a, b));
        }
        double x = 1 / (1 + Math.Exp(-v));
        double y = 1 / (1 + Math.Exp(v));
        return IncompleteBeta.Power(a, b, x, y, IncompleteBeta.Lambda(a, b, x, y));
    }

    private static (double Lower, double Upper) Tails(double x, double a, double b)
    {
        Check(a, b);
        return double.IsNaN(x) ? (double.NaN, double.NaN) : IncompleteBeta.Tails(a, b, x, 1 - x);
    }

    private static double FromLogit(double v) => v < 0 ? Math.Exp(v) / (1 + Math.Exp(v)) : 1 / (1 + Math.Exp(-v));

    private static void Check(double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
    }
}
