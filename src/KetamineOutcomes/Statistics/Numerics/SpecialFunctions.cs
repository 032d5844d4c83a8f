namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Gamma-family functions and differences that keep their relative accuracy.</summary>
internal static class SpecialFunctions
{
    /// <summary>ln √(2π).</summary>
    public const double LogRootTwoPi = 0.918938533204672741780329736405617639861397;

    private const double EulerGamma = 0.577215664901532860606512090082402431042;

    /// <summary>ζ(k) − 1 for k = 2, 3, …: the Taylor coefficients of ln Γ(1 + x) + ln(1 + x).</summary>
    private static readonly double[] ZetaMinusOne = MakeZetaMinusOne();

    /// <summary>Stirling's series of ln Γ: B₂ₖ / (2k(2k − 1)), k = 1, 2, ….</summary>
    private static ReadOnlySpan<double> StirlingSeries =>
        [
            1.0 / 12,
            -1.0 / 360,
            1.0 / 1260,
            -1.0 / 1680,
            1.0 / 1188,
            -691.0 / 360360,
            1.0 / 156,
            -3617.0 / 122400,
            43867.0 / 244188,
            -174611.0 / 125400,
        ];

    /// <summary>ln Γ(x) for x &gt; 0; relative accuracy is kept near its zeros at 1 and 2.</summary>
    /// <param name="x">A positive number.</param>
    /// <returns>The logarithm; infinite at 0.</returns>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x >= 12)
        {
            return (x - 0.5) * Math.Log(x) - x + LogRootTwoPi + StirlingSum(x);
        }
        if (x < 0.5)
        {
            return LogGammaOnePlus(x) - Math.Log(x);
        }
        double product = 1;
        while (x > 2.5)
        {
            x -= 1;
            product *= x;
        }
        double near = x > 1.5 ? LogGammaOnePlus(x - 2) + Log1p(x - 2) : LogGammaOnePlus(x - 1);
        return near + Math.Log(product);
    }

    /// <summary>ln Γ(1 + x) for |x| ≤ 0.5, with relative accuracy near 0; larger x go to <see cref="LogGamma"/>.</summary>
    /// <param name="x">A number above −1.</param>
    /// <returns>The logarithm.</returns>
    public static double LogGammaOnePlus(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return LogGamma(1 + x);
        }
        double sum = 0;
        for (int k = ZetaMinusOne.Length - 1; k >= 0; k--)
        {
            sum = ZetaMinusOne[k] / (k + 2) - x * sum;
        }
        return -Log1p(x) + x * (1 - EulerGamma) + x * x * sum;
    }

    /// <summary>Stirling's error ln Γ(x + 1) − [(x + ½) ln x − x + ln √(2π)] for x &gt; 0.</summary>
    /// <param name="x">A positive number.</param>
    /// <returns>The error, about 1/(12x); large only as x falls to 0.</returns>
    public static double StirlingError(double x) =>
        x >= 12 ? StirlingSum(x) : LogGamma(1 + x) - (x + 0.5) * Math.Log(x) + x - LogRootTwoPi;

    /// <summary>ln B(a, b), without cancellation when one argument is huge.</summary>
    /// <param name="a">A positive number.</param>
    /// <param name="b">A positive number.</param>
    /// <returns>The logarithm of the beta function.</returns>
    public static double LogBeta(double a, double b)
    {
        double small = Math.Min(a, b);
        double large = Math.Max(a, b);
        if (large < 12)
        {
            return LogGamma(small) + LogGamma(large) - LogGamma(small + large);
        }
        double sum = small + large;
        // ln Γ(large) − ln Γ(sum), both by Stirling, with the logarithms joined.
        double difference =
            StirlingSum(large)
            - StirlingSum(sum)
            - (large - 0.5) * Log1p(small / large)
            - small * Math.Log(sum)
            + small;
        return LogGamma(small) + difference;
    }

    /// <summary>ln of the binomial coefficient n over k; real arguments allowed.</summary>
    /// <param name="n">Size, 0 or more.</param>
    /// <param name="k">Chosen, in [0, n].</param>
    /// <returns>The logarithm.</returns>
    public static double LogChoose(double n, double k) =>
        k == 0 || k == n ? 0 : -Math.Log(n + 1) - LogBeta(n - k + 1, k + 1);

    /// <summary>x ln(x/m) + m − x given x − m: the deviance term of Loader (2000), small near x = m without cancellation.</summary>
    /// <param name="x">Observed, 0 or more.</param>
    /// <param name="m">Expected, positive.</param>
    /// <param name="difference">x − m, as exactly as the caller has it.</param>
    /// <returns>The term, 0 or more.</returns>
    public static double Deviance(double x, double m, double difference)
    {
        if (x <= 0)
        {
            return m;
        }
        double v = difference / (x + m);
        if (Math.Abs(v) >= 0.1)
        {
            return x * Math.Log(x / m) - difference;
        }
        double square = v * v;
        double power = 2 * x * v;
        double sum = difference * v;
        for (int j = 1; j < 100; j++)
        {
            power *= square;
            double next = sum + power / (2 * j + 1);
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>ln(1 + x), accurate near 0.</summary>
    /// <param name="x">A number above −1.</param>
    /// <returns>The logarithm.</returns>
    public static double Log1p(double x)
    {
        // Kahan's correction of the rounding of 1 + x.
        double u = 1 + x;
        return u == 1 ? x
            : double.IsInfinity(u) ? u
            : Math.Log(u) - (u - 1 - x) / u;
    }

    /// <summary>eˣ − 1, accurate near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The difference.</returns>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }
        double term = x;
        double sum = x;
        for (int k = 2; k < 30; k++)
        {
            term *= x / k;
            double next = sum + term;
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>The complementary error function, with relative accuracy to its underflow.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>erfc(x).</returns>
    public static double Erfc(double x) => 2 * Normal.UpperTail(x * Math.Sqrt(2));

    /// <summary>exp(x²) erfc(x) for x ≥ 0: no underflow.</summary>
    /// <param name="x">A number of 0 or more.</param>
    /// <returns>The scaled function.</returns>
    public static double ScaledErfc(double x) => Math.Sqrt(2 / Math.PI) * Normal.MillsRatio(x * Math.Sqrt(2));

    private static double StirlingSum(double x)
    {
        ReadOnlySpan<double> series = StirlingSeries;
        double inverse = 1 / x;
        double square = inverse * inverse;
        double sum = 0;
        for (int k = series.Length - 1; k >= 0; k--)
        {
            sum = series[k] + square * sum;
        }
        return sum * inverse;
    }

    /// <summary>ζ(k) − 1 by Euler and Maclaurin's formula from n = 10 on; 2 ≤ k ≤ 41.</summary>
    private static double[] MakeZetaMinusOne()
    {
        ReadOnlySpan<double> bernoulli = [1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160];
        double[] values = new double[40];
        for (int i = 0; i < values.Length; i++)
        {
            int s = i + 2;
            const double N = 16;
            double tail = Math.Pow(N, 1 - s) / (s - 1) + 0.5 * Math.Pow(N, -s);
            double factor = s * Math.Pow(N, -s - 1);
            for (int j = 0; j < bernoulli.Length; j++)
            {
                tail += bernoulli[j] * factor;
                factor *= (s + 2 * j + 1) * (s + 2 * j + 2) / (N * N);
            }
            for (int n = 15; n >= 2; n--)
            {
                tail += Math.Pow(n, -s);
            }
            values[i] = tail;
        }
        return values;
    }
}
