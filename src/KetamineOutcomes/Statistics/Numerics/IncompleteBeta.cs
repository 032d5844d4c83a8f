namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The regularised incomplete beta function, each tail with relative accuracy where it is small.</summary>
/// <remarks>Power series, the continued fraction of DiDonato and Morris (1992, doi:10.1145/131766.131776), and double-exponential quadrature
/// where one shape is below 1 and the other is large. Both x and y = 1 − x are given, and λ = a − (a + b)x, because subtracting loses them.</remarks>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b) and I_y(b, a).</summary>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <param name="x">Argument in [0, 1].</param>
    /// <param name="y">1 − x.</param>
    /// <param name="lambda">a − (a + b)x, as exactly as the caller has it.</param>
    /// <returns>Both tails.</returns>
    public static (double Lower, double Upper) Tails(double a, double b, double x, double y, double lambda)
    {
        if (x <= 0)
        {
            return (0, 1);
        }
        if (y <= 0)
        {
            return (1, 0);
        }
        if (Direct(a, b, x, y, lambda) is { } lower)
        {
            double upper = lower > 0.75 && Direct(b, a, y, x, -lambda) is { } other ? other : 1 - lower;
            return (Math.Min(lower, 1), Math.Clamp(upper, 0, 1));
        }
        double tail = Direct(b, a, y, x, -lambda) ?? ContinuedFraction(b, a, y, x, -lambda);
        return (Math.Clamp(1 - tail, 0, 1), Math.Min(tail, 1));
    }

    /// <summary>Both tails at x, with λ formed from the smaller of x and y.</summary>
    public static (double Lower, double Upper) Tails(double a, double b, double x, double y) =>
        Tails(a, b, x, y, Lambda(a, b, x, y));

    /// <summary>Both tails at x = eᵛ/(1 + eᵛ), also where x or 1 − x underflows.</summary>
    /// <param name="a">First shape.</param>
    /// <param name="b">Second shape.</param>
    /// <param name="v">Logit of the argument.</param>
    /// <returns>Both tails.</returns>
    public static (double Lower, double Upper) TailsAtLogit(double a, double b, double v)
    {
        if (v < -600)
        {
            double log = a * v - Math.Log(a) - SpecialFunctions.LogBeta(a, b);
            return (Math.Exp(Math.Min(log, 0)), -SpecialFunctions.Expm1(Math.Min(log, 0)));
        }
        if (v > 600)
        {
            (double lower, double upper) = TailsAtLogit(b, a, -v);
            return (upper, lower);
        }
        return Tails(a, b, 1 / (1 + Math.Exp(-v)), 1 / (1 + Math.Exp(v)));
    }

    /// <summary>xᵃ yᵇ / B(a, b), by Loader's (2000) saddle point.</summary>
    public static double Power(double a, double b, double x, double y, double lambda)
    {
        double n = a + b;
        double log =
            SpecialFunctions.StirlingError(n)
            - SpecialFunctions.StirlingError(a)
            - SpecialFunctions.StirlingError(b)
            - SpecialFunctions.Deviance(a, n * x, lambda)
            - SpecialFunctions.Deviance(b, n * y, -lambda);
        return Math.Sqrt(a / n * b / (2 * Math.PI)) * Math.Exp(log);
    }

    /// <summary>a − (a + b)x.</summary>
    public static double Lambda(double a, double b, double x, double y) => a > b ? (a + b) * y - b : a - (a + b) * x;

    private static double? Direct(double a, double b, double x, double y, double lambda)
    {
        if (x <= 0.9 && (b <= 1 || b * x <= 1))
        {
            return Series(a, b, x, y, lambda);
        }
        if (b <= 1)
        {
            return Power(a, b, x, y, lambda) / y * BetaQuadrature.Integral(a, b, x, y);
        }
        return a > 1 && lambda >= 0 ? ContinuedFraction(a, b, x, y, lambda) : null;
    }

    /// <summary>xᵃ/(a B(a,b)) · [1 + a Σ (1−b)(2−b)…(n−b) xⁿ/(n!(a+n))].</summary>
    private static double Series(double a, double b, double x, double y, double lambda)
    {
        double term = 1;
        double sum = 0;
        for (double n = 1; n < 5000; n++)
        {
            term *= (n - b) / n * x;
            double part = term / (a + n);
            sum += part;
            if (Math.Abs(part) < 1e-18 * Math.Abs(sum) || term == 0)
            {
                break;
            }
        }
        double prefix =
            a + b > 20
                ? Power(a, b, x, y, lambda) / a * Math.Exp(-b * LogOf(y, x))
                : Math.Exp(a * LogOf(x, y) - SpecialFunctions.LogGammaOnePlus(a) + LogGammaRatio(a, b));
        return prefix * (1 + a * sum);
    }

    /// <summary>ln Γ(a + b) − ln Γ(b).</summary>
    private static double LogGammaRatio(double a, double b) =>
        SpecialFunctions.LogGamma(a + b) - SpecialFunctions.LogGamma(b);

    private static double LogOf(double x, double y) => x < 0.5 ? Math.Log(x) : SpecialFunctions.Log1p(-y);

    /// <summary>The continued fraction of DiDonato and Morris, eq. 9; a, b &gt; 1 and x at or below the mean.</summary>
    private static double ContinuedFraction(double a, double b, double x, double y, double lambda)
    {
        double ratio = 1 + lambda;
        double previousTop = 0;
        double previousBottom = 1;
        double top = 1;
        double bottom = a / (a + 1) * ratio;
        double value = top / bottom;
        for (double n = 1; n < 2e7; n++)
        {
            double w = n * (b - n) * x;
            double e = a + 2 * n - 1;
            double alpha = (a + n - 1) / e * ((a + b + n - 1) / e) * w * x;
            double beta = n + w / e + (a + n) / (e + 2) * (ratio + n * (1 + y));
            (previousTop, top) = (top, beta * top + alpha * previousTop);
            (previousBottom, bottom) = (bottom, beta * bottom + alpha * previousBottom);
            double next = top / bottom;
            if (Math.Abs(next - value) <= 1e-16 * next)
            {
                value = next;
                break;
            }
            value = next;
            double scale = 1 / bottom;
            previousTop *= scale;
            previousBottom *= scale;
            top = value;
            bottom = 1;
        }
        return Power(a, b, x, y, lambda) * value;
    }
}
