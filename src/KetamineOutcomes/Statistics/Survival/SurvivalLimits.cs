using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Limits of a survival probability on a chosen scale.</summary>
internal sealed class SurvivalLimits(IntervalTransform transform, double level)
{
    private readonly double z = Normal.UpperQuantile((1 - level) / 2);

    public double Level => level;

    /// <summary>Both limits in [0, 1], or NaN where they do not exist.</summary>
    public (double Lower, double Upper) Of(double survival, double logError)
    {
        if (double.IsNaN(logError) || survival <= 0 && transform != IntervalTransform.Plain)
        {
            return (double.NaN, double.NaN);
        }
        if (survival >= 1 && transform is not (IntervalTransform.Log or IntervalTransform.Plain))
        {
            return (double.NaN, double.NaN);
        }
        return OfReach(survival, z * logError);
    }

    /// <summary>Limits at a distance in standard errors of log S times their number, for 0 &lt; S &lt; 1.</summary>
    public (double Lower, double Upper) OfReach(double survival, double reach)
    {
        (double lower, double upper) = transform switch
        {
            IntervalTransform.LogLog => LogLog(survival, reach),
            IntervalTransform.Log => (survival * Math.Exp(-reach), survival * Math.Exp(reach)),
            IntervalTransform.Plain => (survival - survival * reach, survival + survival * reach),
            IntervalTransform.Logit => Logit(survival, reach),
            IntervalTransform.Arcsine => Arcsine(survival, reach),
            _ => (double.NaN, double.NaN),
        };
        return (Math.Clamp(lower, 0, 1), Math.Clamp(upper, 0, 1));
    }

    /// <summary>The interval, or one without limits and the reason.</summary>
    public ConfidenceInterval IntervalOf(double survival, double logError)
    {
        (double lower, double upper) = Of(survival, logError);
        return double.IsNaN(lower)
            ? ConfidenceInterval.None(level, WhyAbsent(survival))
            : new ConfidenceInterval(lower, upper, level);
    }

    public string WhyAbsent(double survival) =>
        transform == IntervalTransform.None ? "no interval was asked for"
        : survival > 0 ? $"the curve is still 1, where limits on the {transform.ToWord()} scale divide by zero"
        : "the curve has reached 0, where its error or its limits divide by zero";

    private static (double Lower, double Upper) LogLog(double survival, double reach)
    {
        double log = Math.Log(survival);
        double factor = Math.Exp(reach / -log);
        return (Math.Exp(log * factor), Math.Exp(log / factor));
    }

    private static (double Lower, double Upper) Logit(double survival, double reach)
    {
        double odds = survival / (1 - survival);
        double factor = Math.Exp(reach / (1 - survival));
        double low = odds / factor;
        double high = odds * factor;
        return (low / (1 + low), double.IsInfinity(high) ? 1 : high / (1 + high));
    }

    private static (double Lower, double Upper) Arcsine(double survival, double reach)
    {
        double centre = Math.Asin(Math.Sqrt(survival));
        double half = 0.5 * reach * Math.Sqrt(survival / (1 - survival));
        double low = Math.Sin(Math.Max(0, centre - half));
        double high = Math.Sin(Math.Min(Math.PI / 2, centre + half));
        return (low * low, high * high);
    }
}
