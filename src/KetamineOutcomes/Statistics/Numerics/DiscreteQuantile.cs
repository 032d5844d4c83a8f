namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Quantiles of whole-number distributions, by doubling steps from a normal guess and then halving.</summary>
/// <remarks>A probability that equals a step of the distribution within 64 rounding units counts as reached, as in R.</remarks>
internal static class DiscreteQuantile
{
    private const double Fuzz = 64 * 2.220446049250313e-16;

    /// <summary>Smallest k in [low, high] with cdf(k) ≥ p.</summary>
    public static double Smallest(
        Func<double, double> cdf,
        double p,
        double low,
        double high,
        double mean,
        double deviation
    ) => p >= 1 ? high : Search(k => cdf(k) >= p * (1 - Fuzz), low, high, Guess(p, mean, deviation, 1), deviation);

    /// <summary>Smallest k in [low, high] with P(X &gt; k) ≤ p.</summary>
    public static double SmallestUpper(
        Func<double, double> upperTail,
        double p,
        double low,
        double high,
        double mean,
        double deviation
    ) =>
        p <= 0
            ? high
            : Search(k => upperTail(k) <= p * (1 + Fuzz), low, high, Guess(p, mean, deviation, -1), deviation);

    private static double Guess(double p, double mean, double deviation, int sign) =>
        mean + sign * Math.Clamp(Normal.Quantile(Math.Clamp(p, 0, 1)), -38, 38) * deviation;

    private static double Search(Func<double, bool> reached, double low, double high, double guess, double deviation)
    {
        double k = Math.Clamp(Math.Floor(guess), low, high);
        double step = Math.Max(1, Math.Floor(deviation / 8));
        if (reached(k))
        {
            while (k > low && reached(Math.Max(low, k - step)))
            {
                k = Math.Max(low, k - step);
                step *= 2;
            }
            return Halve(reached, Math.Max(low - 1, k - step), k);
        }
        double below = k;
        while (k < high)
        {
            k = Math.Min(high, k + step);
            if (reached(k))
            {
                return Halve(reached, below, k);
            }
            below = k;
            step *= 2;
        }
        return high;
    }

    /// <summary>Below is not reached (or lies under the support), above is.</summary>
    private static double Halve(Func<double, bool> reached, double below, double above)
    {
        while (above - below > 1)
        {
            double middle = Math.Floor(below + (above - below) / 2);
            if (reached(middle))
            {
                above = middle;
            }
            else
            {
                below = middle;
            }
        }
        return above;
    }
}
