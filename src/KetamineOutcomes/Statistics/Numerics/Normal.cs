namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    private const double RootTwoPi = 2.50662827463100050241576528481104525300699;

    /// <summary>Density at x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>φ(x).</returns>
    public static double Density(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 40)
        {
            return 0;
        }
        // x² in two parts, so that its rounding is not multiplied by the exponent.
        double coarse = Math.Floor(magnitude * 16) / 16;
        double rest = (magnitude - coarse) * (magnitude + coarse);
        return Math.Exp(-0.5 * coarse * coarse) * Math.Exp(-0.5 * rest) / RootTwoPi;
    }

    /// <summary>P(Z ≤ x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>Φ(x), with relative accuracy in the lower tail.</returns>
    public static double Cdf(double x) => UpperTail(-x);

    /// <summary>P(Z &gt; x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The tail, with relative accuracy to its underflow.</returns>
    /// <remarks>Below 2 the series φ(x)(x + x³/3 + x⁵/15 + …), above Laplace's continued fraction.</remarks>
    public static double UpperTail(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }
        if (x < -2)
        {
            return 1 - UpperTail(-x);
        }
        return x < 2 ? 0.5 - Density(x) * CentralSeries(x) : Density(x) * MillsFraction(x);
    }

    /// <summary>ln P(Z &gt; x), beyond the underflow of the tail.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The logarithm.</returns>
    public static double LogUpperTail(double x) =>
        x < 2
            ? SpecialFunctions.Log1p(-UpperTail(-x))
            : -0.5 * x * x - SpecialFunctions.LogRootTwoPi + Math.Log(MillsFraction(x));

    /// <summary>Mills' ratio P(Z &gt; x)/φ(x), x ≥ 0.</summary>
    /// <param name="x">A number of 0 or more.</param>
    /// <returns>The ratio.</returns>
    public static double MillsRatio(double x) => x < 2 ? 0.5 / Density(x) - CentralSeries(x) : MillsFraction(x);

    /// <summary>x with P(Z ≤ x) = p. Wichura (1988), algorithm AS 241, doi:10.2307/2347330.</summary>
    /// <param name="p">A probability in [0, 1].</param>
    /// <returns>The quantile; infinite at 0 and 1.</returns>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            return NormalQuantile.Central(q);
        }
        double tail = q < 0 ? p : 1 - p;
        double magnitude = tail == 0 ? double.PositiveInfinity : NormalQuantile.Tail(Math.Sqrt(-Math.Log(tail)));
        return q < 0 ? -magnitude : magnitude;
    }

    /// <summary>x with P(Z &gt; x) = p.</summary>
    /// <param name="p">A probability in [0, 1].</param>
    /// <returns>The quantile, with relative accuracy for tiny p.</returns>
    public static double UpperQuantile(double p) => -Quantile(p);

    private static double CentralSeries(double x)
    {
        double square = x * x;
        double term = x;
        double sum = x;
        for (int k = 3; k < 200; k += 2)
        {
            term *= square / k;
            double next = sum + term;
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>1/(x + 1/(x + 2/(x + 3/(x + …)))), evaluated backwards from a depth that suffices at x.</summary>
    private static double MillsFraction(double x)
    {
        if (x > 1e8)
        {
            return 1 / x;
        }
        int depth = 10 + (int)(240 / (x * x));
        double tail = x;
        for (int k = depth; k >= 1; k--)
        {
            tail = x + k / tail;
        }
        return 1 / tail;
    }
}
