using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>An innermost interval that holds mass.</summary>
/// <param name="Lower">Its lower end; the curve falls after it.</param>
/// <param name="Upper">Its upper end, at which the fall is complete; <c>null</c> where nobody's upper end is seen.</param>
/// <param name="Mass">The fall of the curve.</param>
/// <param name="Survival">Height of the curve after it.</param>
public sealed record TurnbullInterval(double Lower, double? Upper, double Mass, double Survival);

/// <summary>One group's curve from interval-censored times.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="People">People in it.</param>
/// <param name="Intervals">Intervals with mass, by time.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Converged">Whether the likelihood's maximum was recognised.</param>
public sealed record TurnbullCurve(
    string Group,
    double People,
    IReadOnlyList<TurnbullInterval> Intervals,
    int Iterations,
    bool Converged
)
{
    /// <summary>Survival at a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The height of the curve between the intervals; inside one no value, with the heights before and after it as the
    /// limits between which every curve is as likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate SurvivalAt(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), "A time is 0 or more and finite.");
        }
        if (Intervals.Count == 0)
        {
            return Estimate.NotEstimable("there is nobody in the group");
        }
        double height = 1;
        foreach (TurnbullInterval interval in Intervals)
        {
            bool isExact = interval.Upper == interval.Lower;
            if (isExact ? time < interval.Lower : time <= interval.Lower)
            {
                break;
            }
            if (interval.Upper is not { } upper || time < upper)
            {
                return Estimate.NotEstimable(
                    interval.Upper is { } end
                        ? Invariant(
                            $"the curve falls from {height:F3} to {interval.Survival:F3} somewhere after {interval.Lower} and up to {end}"
                        )
                        : Invariant($"nobody was followed beyond {interval.Lower} without the event")
                );
            }
            height = interval.Survival;
        }
        return Estimate.Of(height);
    }

    /// <summary>The interval in which a share of people has had the event: where the curve crosses 1 − p.</summary>
    /// <param name="p">The share, in (0, 1); 0.5 for the median.</param>
    /// <returns>The interval, its upper end <c>null</c> when it is not known; <c>null</c> when the curve stays above or nobody is
    /// there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1).</exception>
    public TurnbullInterval? Quantile(double p)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A quantile lies between 0 and 1.");
        }
        return Intervals.FirstOrDefault(interval => interval.Survival <= 1 - p + 1e-9);
    }
}
