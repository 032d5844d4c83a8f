namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x), each with relative accuracy where it is small.</summary>
/// <remarks>Series for P, Legendre's continued fraction for Q, Gautschi's (1979, doi:10.1145/355853.355863) form of Q for small x, and Temme's
/// uniform expansion for large a (DLMF 8.12).</remarks>
internal static class IncompleteGamma
{
    private const double Tiny = 1e-17;

    /// <summary>P(a, x) and Q(a, x).</summary>
    /// <param name="a">Shape, positive.</param>
    /// <param name="x">Argument.</param>
    /// <returns>Both tails.</returns>
    public static (double Lower, double Upper) Tails(double a, double x)
    {
        if (x <= 0)
        {
            return (0, 1);
        }
        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }
        if (a >= TemmeGamma.SmallestShape && TemmeGamma.Covers(a, x))
        {
            return TemmeGamma.Tails(a, x);
        }
        if (x < 1 && x < a + 1)
        {
            double lower = Series(a, x);
            return (lower, lower < 0.5 ? 1 - lower : UpperNearZero(a, x));
        }
        if (x <= a + 1)
        {
            double lower = Series(a, x);
            return (lower, 1 - lower);
        }
        double upper = Fraction(a, x);
        return (1 - upper, upper);
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a + 1).</summary>
    /// <param name="a">Shape, positive.</param>
    /// <param name="x">Argument, positive.</param>
    /// <returns>The factor before the series of P.</returns>
    public static double Prefix(double a, double x) =>
        a < 1
            ? Math.Exp(a * Math.Log(x) - x - SpecialFunctions.LogGammaOnePlus(a))
            : Math.Exp(-SpecialFunctions.StirlingError(a) - SpecialFunctions.Deviance(a, x, a - x))
                / Math.Sqrt(2 * Math.PI * a);

    /// <summary>P(a, eᵘ), also where eᵘ underflows.</summary>
    /// <param name="a">Shape.</param>
    /// <param name="u">Logarithm of the argument.</param>
    /// <returns>Both tails.</returns>
    public static (double Lower, double Upper) TailsAtLog(double a, double u)
    {
        if (u > -600)
        {
            return Tails(a, Math.Exp(u));
        }
        double log = a * u - SpecialFunctions.LogGammaOnePlus(a);
        return (Math.Exp(log), -SpecialFunctions.Expm1(log));
    }

    private static double Series(double a, double x)
    {
        double term = 1;
        double sum = 1;
        for (double n = 1; term > Tiny * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return Prefix(a, x) * sum;
    }

    /// <summary>Q = (1 − xᵃ/Γ(a+1)) − xᵃ/Γ(a+1) · a Σ (−x)ⁿ/(n!(a+n)), for x &lt; 1.</summary>
    private static double UpperNearZero(double a, double x)
    {
        double log = a * Math.Log(x) - SpecialFunctions.LogGammaOnePlus(a);
        double term = 1;
        double sum = 0;
        for (int n = 1; n < 100; n++)
        {
            term *= -x / n;
            double next = sum + term / (a + n);
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return -SpecialFunctions.Expm1(log) - Math.Exp(log) * a * sum;
    }

    /// <summary>Q by Legendre's continued fraction, modified Lentz; x ≥ 1, x &gt; a.</summary>
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = double.MaxValue;
        double d = 1 / b;
        double value = d;
        for (double n = 1; ; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double factor = c * d;
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-16 || n > 1e6)
            {
                return Prefix(a, x) * a * value;
            }
        }
    }
}
