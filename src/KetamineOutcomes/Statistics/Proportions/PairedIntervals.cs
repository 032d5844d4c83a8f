using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The interval formulas for a paired difference.</summary>
internal static class PairedIntervals
{
    public static double StandardError(PairedCount count)
    {
        double b = count.GroupOnly;
        double c = count.ReferenceOnly;
        return Math.Sqrt(Math.Max(b + c - (b - c) / count.N * (b - c), 0)) / count.N;
    }

    public static ConfidenceInterval Wald(double difference, double error, double level)
    {
        double half = RateIntervals.NormalQuantile(level) * error;
        return Cut(difference - half, difference + half, level);
    }

    public static ConfidenceInterval Newcombe(PairedCount count, double difference, double level)
    {
        double p1 = count.Group.Proportion!.Value;
        double p0 = count.Reference.Proportion!.Value;
        ConfidenceInterval first = RateIntervals.Wilson(count.Group, level);
        ConfidenceInterval second = RateIntervals.Wilson(count.Reference, level);
        double phi = Correlation(count);
        double down = Side(p1 - first.Lower!.Value, second.Upper!.Value - p0, phi);
        double up = Side(first.Upper!.Value - p1, p0 - second.Lower!.Value, phi);
        return Cut(difference - down, difference + up, level);
    }

    /// <summary>The differences that Tango's score test does not reject.</summary>
    public static ConfidenceInterval Tango(PairedCount count, double level)
    {
        double z = RateIntervals.NormalQuantile(level);
        return new ConfidenceInterval(
            TangoLower(count.GroupOnly, count.ReferenceOnly, count.N, z),
            0.0 - TangoLower(count.ReferenceOnly, count.GroupOnly, count.N, z),
            level
        );
    }

    private static double Side(double a, double b, double phi) =>
        Math.Sqrt(Math.Max(a * a - 2 * phi * a * b + b * b, 0));

    // φ of the 2×2 table; a positive numerator is moved n/2 towards 0 (not beyond), as Newcombe's method 10 has it.
    private static double Correlation(PairedCount count)
    {
        double margins =
            Math.Sqrt((double)count.Group.Events * count.Group.NonEvents)
            * Math.Sqrt((double)count.Reference.Events * count.Reference.NonEvents);
        if (margins == 0)
        {
            return 0;
        }
        double cross = (double)((Int128)count.Both * count.Neither - (Int128)count.GroupOnly * count.ReferenceOnly);
        return (cross > 0 ? Math.Max(cross - count.N / 2.0, 0) : cross) / margins;
    }

    private static double TangoLower(double b, double c, double n, double z)
    {
        double difference = (b - c) / n;
        if (difference <= -1)
        {
            return -1;
        }
        double Excess(double delta) => difference - delta - z * Math.Sqrt(Discordance(b, c, n, delta) / n);
        // Without discordant people, or with nobody else of one kind, the estimate itself is a trivial root.
        double upper =
            b + c == 0 ? -1e-20
            : difference == 1 ? 1 - 1e-15
            : difference;
        return RootFinding.Brent(Excess, -1, upper, ScoreIntervals.FullPrecision);
    }

    // p₁₂ + p₂₁ − Δ² at the proportions most likely when p₁₂ − p₂₁ = Δ.
    private static double Discordance(double b, double c, double n, double delta)
    {
        if (delta < 0)
        {
            return Discordance(c, b, n, -delta);
        }
        double half = (2 * n - b + c) * delta - b - c;
        double free = c * delta * (1 - delta);
        double root = Math.Sqrt(half * half + 8 * n * free);
        double q = half > 0 ? 2 * free / (half + root) : (root - half) / (4 * n);
        return Math.Max(2 * q + delta * (1 - delta), 0);
    }

    private static ConfidenceInterval Cut(double lower, double upper, double level) =>
        new(Math.Max(lower, -1), Math.Min(upper, 1), level);
}
