using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Cliff's δ: the chance that a person of the group is higher than one of the reference, less the chance of
/// being lower; −1 to 1. Equal to the rank-biserial correlation.</summary>
/// <remarks>Limits: (δ − δ³ ± z s √((1 − δ²)² + z² s²)) / (1 − δ² + z² s²) with Cliff's (1996) consistent variance s²
/// (Feng and Cliff 2004, doi:10.22237/jmasm/1099267560); when all pairs fall one way, from (n − z²)/(n + z²) to 1, n the
/// smaller group. R's effectsize uses Fisher's z instead, which is an option. SAS has no δ (its Somers' D is δ).</remarks>
public static class CliffsDelta
{
    private const string Name = "Cliff's delta";

    /// <summary>Cliff's δ of two groups, in n log n time.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="interval">How the limits are found.</param>
    /// <returns>δ, positive when the group is higher.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static EffectSize Of(
        ReadOnlySpan<double> group,
        ReadOnlySpan<double> reference,
        double level = 0.95,
        CliffsDeltaInterval interval = CliffsDeltaInterval.Consistent
    )
    {
        SortedSample first = SortedSample.Of(group);
        SortedSample second = SortedSample.Of(reference);
        Estimate delta = EstimateOf(first, second, Dominance.Of(first, second), level, interval);
        return new EffectSize(Name, MethodOf(interval), delta);
    }

    internal static string MethodOf(CliffsDeltaInterval interval) =>
        interval == CliffsDeltaInterval.Consistent
            ? "share of pairs higher less share lower; Feng and Cliff's interval with the consistent variance"
            : "share of pairs higher less share lower; interval by Fisher's z";

    internal static Estimate EstimateOf(
        SortedSample group,
        SortedSample reference,
        Dominance pairs,
        double level,
        CliffsDeltaInterval interval
    )
    {
        if (pairs.Pairs == 0)
        {
            return Estimate.NotEstimable("a group has nobody with a value");
        }
        double delta = pairs.Delta;
        if (pairs.DeltaVariance(group, reference) is not { } variance)
        {
            return Estimate.Of(delta, reason: "limits need at least two people in each group");
        }
        double z = Normal.UpperQuantile((1 - level) / 2);
        return interval == CliffsDeltaInterval.FisherZ
            ? FisherZ(pairs, Math.Sqrt(variance), z, level)
            : Estimate.Of(delta, Math.Sqrt(variance), Consistent(delta, variance, z, pairs, level));
    }

    private static ConfidenceInterval Consistent(double delta, double variance, double z, Dominance pairs, double level)
    {
        if (Math.Abs(delta) == 1)
        {
            double n = Math.Min(pairs.N1, pairs.N2);
            double inner = (n - z * z) / (n + z * z);
            return delta > 0 ? new(inner, 1, level) : new(-1, -inner, level);
        }
        double rest = 1 - delta * delta;
        double spread = z * Math.Sqrt(variance);
        double reach = spread * Math.Sqrt(rest * rest + spread * spread);
        double scale = rest + spread * spread;
        return new(Math.Max(-1, (delta * rest - reach) / scale), Math.Min(1, (delta * rest + reach) / scale), level);
    }

    private static Estimate FisherZ(Dominance pairs, double standardError, double z, double level)
    {
        double delta = pairs.Delta;
        double error = Math.Sqrt((pairs.N1 + pairs.N2 + 1) / (3 * pairs.Pairs));
        if (Math.Abs(delta) == 1)
        {
            const string reason = "Fisher's z is infinite when all pairs fall one way";
            return Estimate.Of(delta, standardError, ConfidenceInterval.None(level, reason), reason);
        }
        double centre = Math.Atanh(delta);
        return Estimate.Of(
            delta,
            standardError,
            new ConfidenceInterval(Math.Tanh(centre - z * error), Math.Tanh(centre + z * error), level)
        );
    }
}
