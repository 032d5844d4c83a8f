namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Roots of functions of one variable.</summary>
internal static class RootFinding
{
    /// <summary>A root between two points of opposite sign: Brent (1973), inverse quadratic steps guarded by halving.</summary>
    /// <param name="function">A continuous function.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other end; the function has the opposite sign there, or is zero.</param>
    /// <param name="tolerance">Absolute width of the last bracket; rounding sets a floor.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArgumentException">Both ends have the same sign.</exception>
    public static double Brent(Func<double, double> function, double low, double high, double tolerance = 1e-14)
    {
        double a = low;
        double b = high;
        double fa = function(a);
        double fb = function(b);
        if (fa == 0 || fb == 0)
        {
            return fa == 0 ? a : b;
        }
        if (!(fa < 0 != fb < 0))
        {
            throw new ArgumentException("The function has the same sign at both ends.", nameof(high));
        }
        double c = a;
        double fc = fa;
        double step = b - a;
        double previous = step;
        for (int i = 0; i < 500; i++)
        {
            if (fb > 0 == fc > 0)
            {
                (c, fc) = (a, fa);
                step = previous = b - a;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }
            double least = 2 * 2.220446049250313e-16 * Math.Abs(b) + 0.5 * tolerance;
            double half = 0.5 * (c - b);
            if (Math.Abs(half) <= least || fb == 0)
            {
                return b;
            }
            if (Math.Abs(previous) >= least && Math.Abs(fa) > Math.Abs(fb))
            {
                (double p, double q) = Interpolate(a, b, c, fa, fb, fc, half);
                bool accepted = 2 * p < Math.Min(3 * half * q - Math.Abs(least * q), Math.Abs(previous * q));
                (previous, step) = accepted ? (step, p / q) : (half, half);
            }
            else
            {
                previous = step = half;
            }
            (a, fa) = (b, fb);
            b += Math.Abs(step) > least ? step : Math.CopySign(least, half);
            fb = function(b);
        }
        return b;
    }

    private static (double P, double Q) Interpolate(
        double a,
        double b,
        double c,
        double fa,
        double fb,
        double fc,
        double half
    )
    {
        double s = fb / fa;
        double p;
        double q;
        if (a == c)
        {
            p = 2 * half * s;
            q = 1 - s;
        }
        else
        {
            double r = fb / fc;
            double u = fa / fc;
            p = s * (2 * half * u * (u - r) - (b - a) * (r - 1));
            q = (u - 1) * (r - 1) * (s - 1);
        }
        return p > 0 ? (p, -q) : (-p, q);
    }
}
