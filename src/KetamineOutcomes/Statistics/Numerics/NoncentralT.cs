namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>The noncentral t distribution: (Z + δ)/√(χ²/ν).</summary>
/// <remarks>P(T &gt; t) = ∫ P(Z &gt; ts − δ) f(s) ds over s = √(χ²/ν), by the trapezoidal rule in ln s, whose integrand is smooth and falls off at both ends; the step is halved until two sums agree.
/// Nothing is subtracted, so that both tails keep their relative accuracy, also where R's <c>pt</c> loses it.</remarks>
internal static class NoncentralT
{
    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, positive.</param>
    /// <param name="noncentrality">δ.</param>
    /// <returns>The lower tail.</returns>
    public static double Cdf(double t, double df, double noncentrality) => UpperTail(-t, df, -noncentrality);

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, positive.</param>
    /// <param name="noncentrality">δ.</param>
    /// <returns>The upper tail.</returns>
    public static double UpperTail(double t, double df, double noncentrality)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (t == 0 || double.IsPositiveInfinity(df))
        {
            return Normal.UpperTail(t - noncentrality);
        }
        if (noncentrality == 0)
        {
            return StudentT.UpperTail(t, df);
        }
        bool steep = Math.Abs(t) > 50 * Math.Sqrt(df) && noncentrality / t > 0 && Math.Abs(noncentrality) > 30;
        return Math.Clamp(steep ? SteepIntegral(t, df, noncentrality) : Integral(t, df, noncentrality), 0, 1);
    }

    /// <summary>The noncentrality at which P(T ≤ t) = p: the limits of an effect size.</summary>
    /// <param name="t">The t seen.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="p">A probability in (0, 1).</param>
    /// <returns>δ; P(T ≤ t) falls as δ rises.</returns>
    public static double Noncentrality(double t, double df, double p)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        double target = Normal.Quantile(p);
        double centre =
            t
            * Math.Exp(SpecialFunctions.LogGamma((df + 1) / 2) - SpecialFunctions.LogGamma(df / 2))
            / Math.Sqrt(df / 2);
        if (!double.IsFinite(centre) || df > 1e6)
        {
            centre = t;
        }
        double spread = Math.Sqrt(1 + t * t / (2 * df));
        // On the probit scale the tail is nearly a straight line in δ.
        double Gap(double delta) => Probit(t, df, delta) - target;
        double low = centre - target * spread;
        double high = low;
        double step = 0.25 * spread;
        while (Gap(low) < 0)
        {
            low -= step;
            step *= 2;
        }
        step = 0.25 * spread;
        while (Gap(high) > 0)
        {
            high += step;
            step *= 2;
        }
        return RootFinding.Brent(Gap, low, high, 1e-15);
    }

    private static double Probit(double t, double df, double delta)
    {
        double lower = Cdf(t, df, delta);
        double probit = lower <= 0.5 ? Normal.Quantile(lower) : Normal.UpperQuantile(UpperTail(t, df, delta));
        return Math.Clamp(probit, -40, 40);
    }

    /// <summary>For t so large that P(Z &gt; ts − δ) is a step in s: the same integral with the normal variable outside,
    /// ∫ φ(z) P(s ≤ (δ + z)/t) dz, in which the other factor hardly changes.</summary>
    private static double SteepIntegral(double t, double df, double delta)
    {
        const double step = 0.2;
        double sum = 0;
        for (int i = -70; i <= 70; i++)
        {
            double z = i * step;
            double ratio = Math.Max(0, (delta + z) / t);
            double square = df * ratio * ratio;
            double tail = t > 0 ? ChiSquared.Cdf(square, df) : ChiSquared.UpperTail(square, df);
            sum += Math.Exp(-0.5 * z * z - SpecialFunctions.LogRootTwoPi) * tail;
        }
        return sum * step;
    }

    private static double Integral(double t, double df, double delta)
    {
        double k = df / 2;
        double peak = Peak(t, k, delta);
        double top = LogIntegrand(peak, t, k, delta);
        double width = Width(peak, top, t, k, delta);
        double step = 0.5 * width;
        double sum = Sum(0, step);
        double value = sum * step;
        for (int halving = 0; halving < 12; halving++)
        {
            sum += Sum(0.5 * step, step);
            step *= 0.5;
            double next = sum * step;
            // The integrand's own rounding grows with the size of its logarithm.
            bool settled = Math.Abs(next - value) <= (1e-14 + 4e-16 * Math.Abs(top)) * next;
            value = next;
            if (settled)
            {
                break;
            }
        }
        double constant = 2 * Math.Sqrt(k / (2 * Math.PI)) * Math.Exp(-SpecialFunctions.StirlingError(k));
        return constant * value * Math.Exp(top);

        double Sum(double offset, double spacing)
        {
            double total = 0;
            for (int direction = -1; direction <= 1; direction += 2)
            {
                for (int i = direction < 0 ? 1 : 0; i < 1_000_000; i++)
                {
                    double w = peak + offset + direction * i * spacing;
                    double term = Math.Exp(LogIntegrand(w, t, k, delta) - top);
                    total += term;
                    if (term < 1e-18 * total && i > 2)
                    {
                        break;
                    }
                }
            }
            return total;
        }
    }

    /// <summary>ln[P(Z &gt; t eʷ − δ) exp(−k(e²ʷ − 1 − 2w))], w = ln s.</summary>
    private static double LogIntegrand(double w, double t, double k, double delta)
    {
        double density = -k * ExpMinusLinear(2 * w);
        return density + Normal.LogUpperTail(t * Math.Exp(w) - delta);
    }

    /// <summary>eˣ − 1 − x without cancellation near 0.</summary>
    private static double ExpMinusLinear(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1 - x;
        }
        double term = x * x / 2;
        double sum = term;
        for (int n = 3; n < 40; n++)
        {
            term *= x / n;
            double next = sum + term;
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>The integrand's mode in w: its logarithm is concave where it matters.</summary>
    private static double Peak(double t, double k, double delta)
    {
        double low = -60;
        double high = 60;
        double Slope(double w)
        {
            double s = Math.Exp(w);
            double z = t * s - delta;
            double hazard =
                z > -35 ? Math.Exp(-0.5 * z * z - SpecialFunctions.LogRootTwoPi - Normal.LogUpperTail(z)) : 0;
            return -2 * k * SpecialFunctions.Expm1(2 * w) - t * s * hazard;
        }
        for (int i = 0; i < 200 && high - low > 1e-12 * Math.Max(1, Math.Abs(low)); i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
        }
        return 0.5 * (low + high);
    }

    /// <summary>Distance from the mode at which the integrand has fallen by about e^(−½), the smaller of both sides.</summary>
    private static double Width(double peak, double top, double t, double k, double delta)
    {
        double width = 1 / Math.Sqrt(4 * k + 1e-3);
        width = Math.Min(width, 1);
        for (int i = 0; i < 60; i++)
        {
            double fall = Math.Max(
                top - LogIntegrand(peak + width, t, k, delta),
                top - LogIntegrand(peak - width, t, k, delta)
            );
            if (fall <= 1)
            {
                break;
            }
            width *= 0.7;
        }
        return width;
    }
}
