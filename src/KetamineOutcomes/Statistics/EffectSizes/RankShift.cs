using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>What both rank tests do alike: the table, the p-value and the shift with its limits, exact or by the normal
/// approximation with continuity correction.</summary>
internal static class RankShift
{
    private const string NoSpread = "all values are the same";
    private const string TooFew = "so few people cannot give limits of this level";

    /// <summary>Twice the smaller of two exact tails, at most 1.</summary>
    public static TestResult Exact(string name, double statistic, double lower, double upper) =>
        new(name, statistic, null, Math.Min(1, 2 * Math.Min(lower, upper)));

    public static TestResult Approximate(string name, double statistic, double mean, double deviation)
    {
        if (!(deviation > 0))
        {
            return new TestResult(name, statistic, null, null, NoSpread);
        }
        double distance = Math.Max(0, Math.Abs(statistic - mean) - 0.5);
        double p = distance == 0 ? 1 : Math.Min(1, 2 * Normal.UpperTail(distance / deviation));
        return new TestResult(name, statistic, null, p);
    }

    /// <summary>The limits are order statistics: the values at which the test of a shifted sample turns significant.</summary>
    /// <param name="pairs">The differences or averages.</param>
    /// <param name="rank">The exact distribution's quantile at α/2, R's choice of the first order statistic.</param>
    /// <param name="outermost">The chance of a statistic of 0.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Exact<TPairs>(TPairs pairs, int rank, double outermost, double level)
        where TPairs : ISortedPairs
    {
        // At rank 0 the whole range is the only candidate, and mostly falls short of the level.
        bool reached = rank > 0 || outermost <= (1 - level) / 2 * (1 + 1e-12);
        return Limits(pairs, reached ? Math.Max(1, rank) : null, level, TooFew);
    }

    /// <summary>With σ for any shift that makes no new ties.</summary>
    public static Estimate Approximate<TPairs>(TPairs pairs, double deviation, double level)
        where TPairs : ISortedPairs
    {
        if (!(deviation > 0))
        {
            return Limits(pairs, null, level, NoSpread);
        }
        double z = Normal.UpperQuantile((1 - level) / 2);
        double rank = Math.Ceiling(pairs.Total / 2 - 0.5 - z * deviation);
        // A rank below 1: the statistic stays short of the level however far the sample is shifted.
        return Limits(pairs, rank >= 1 ? rank : null, level, TooFew);
    }

    public static Table Table(string title, string statistic, TestResult test, Estimate shift) =>
        new(
            title,
            [new(statistic), new("p"), new("Shift"), new(EstimateCells.Heading(shift.Interval))],
            [
                new([
                    Cell.Number(test.Statistic, 1),
                    Cell.PValue(test.PValue),
                    Cell.Number(shift.Value),
                    EstimateCells.Interval(shift.Interval),
                ]),
            ],
            [
                TableNotes.Sentence(test.Name),
                .. shift.Reason is { } reason ? [TableNotes.Sentence(reason)] : Array.Empty<string>(),
            ]
        );

    private static Estimate Limits<TPairs>(TPairs pairs, double? rank, double level, string reason)
        where TPairs : ISortedPairs
    {
        double shift = OrderStatistic.Median(pairs);
        if (!double.IsFinite(shift) || !double.IsFinite(pairs.Smallest) || !double.IsFinite(pairs.Largest))
        {
            return Estimate.NotEstimable(Moments.TooLarge);
        }
        return rank is { } first
            ? Estimate.Of(
                shift,
                interval: new ConfidenceInterval(
                    OrderStatistic.At(pairs, first),
                    OrderStatistic.At(pairs, pairs.Total + 1 - first),
                    level
                )
            )
            : Estimate.Of(shift, interval: ConfidenceInterval.None(level, reason), reason: reason);
    }
}
