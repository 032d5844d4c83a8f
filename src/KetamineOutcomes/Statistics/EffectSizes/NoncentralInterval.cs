using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Limits of a standardised difference by inverting the noncentral t distribution (Steiger and Fouladi 1997):
/// the lower limit is the noncentrality that puts α/2 above the observed t, the upper the one that puts α/2 below.</summary>
internal static class NoncentralInterval
{
    /// <summary>An estimate that is t · scale, with limits noncentrality · scale.</summary>
    /// <param name="t">The observed t.</param>
    /// <param name="df">Its degrees of freedom, of 1 or more.</param>
    /// <param name="scale">From t to the effect size, positive.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Of(double t, double df, double scale, double level)
    {
        double tail = (1 - level) / 2;
        if (!double.IsFinite(t * t) || !double.IsFinite(scale))
        {
            return Estimate.NotEstimable("the difference is too large against its spread to compute with");
        }
        double lower = -scale * NoncentralT.Noncentrality(-t, df, tail);
        double upper = scale * NoncentralT.Noncentrality(t, df, tail);
        return Estimate.Of(t * scale, interval: new ConfidenceInterval(Math.Min(lower, upper), upper, level));
    }
}
