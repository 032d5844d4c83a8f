using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>Times known only to lie between two visits: the event is in (lower, upper], or at the time where both are
/// equal.</summary>
/// <remarks>A relapse found at the visit of day 56 in someone well on day 42 is (42, 56]; someone well at the last visit is (last,
/// ∞); a relapse before the first visit is (0, first]. SAS ICLIFETEST and R's icenReg take the same half-open intervals; R's
/// survfit takes closed ones, which differ where one person's end is another's start.</remarks>
public sealed class IntervalTimes
{
    private readonly double[] lower;
    private readonly double[] upper;

    private IntervalTimes(double[] lower, double[] upper)
    {
        this.lower = lower;
        this.upper = upper;
    }

    /// <summary>Last time known to be without the event, one a row.</summary>
    public ReadOnlySpan<double> Lower => lower;

    /// <summary>First time known to be with it, one a row; infinite where it was never seen.</summary>
    public ReadOnlySpan<double> Upper => upper;

    /// <summary>Number of rows.</summary>
    public int Length => lower.Length;

    /// <summary>From the visits before and after.</summary>
    /// <param name="lower">Last time without the event, 0 or more and finite, one a row.</param>
    /// <param name="upper">First time with it, not below <paramref name="lower"/>; infinite or NaN where it was never
    /// seen.</param>
    /// <returns>The checked times.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="TrialDataException">A lower end is missing, negative or infinite, or lies above its upper end; every
    /// offending row is counted.</exception>
    public static IntervalTimes Between(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length != upper.Length)
        {
            throw new ArgumentException(
                Invariant($"There are {lower.Length} lower and {upper.Length} upper ends."),
                nameof(upper)
            );
        }
        double[] ends = upper.ToArray();
        (int badStarts, int reversed, int? first) = (0, 0, null);
        for (int i = 0; i < ends.Length; i++)
        {
            ends[i] = double.IsNaN(ends[i]) ? double.PositiveInfinity : ends[i];
            bool badStart = !(lower[i] >= 0 && double.IsFinite(lower[i]));
            bool isReversed = !badStart && ends[i] < lower[i];
            badStarts += badStart ? 1 : 0;
            reversed += isReversed ? 1 : 0;
            first ??= badStart || isReversed ? i + 1 : null;
        }
        if (badStarts + reversed > 0)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "interval-times",
                    Invariant(
                        $"{badStarts} of {ends.Length} rows have no time of 0 or more as lower end, {reversed} have it above the upper end; the first is row {first}."
                    ),
                    "Give the last visit without the event and the first with it."
                )
            );
        }
        return new IntervalTimes(lower.ToArray(), ends);
    }
}
