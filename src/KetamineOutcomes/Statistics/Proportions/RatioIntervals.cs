using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Risk ratio (Katz) and odds ratio (Woolf) of two groups.</summary>
internal static class RatioIntervals
{
    public static RatioMeasure Risk(BinomialCount group, BinomialCount reference, double level)
    {
        string? reason =
            group.N == 0 || reference.N == 0 ? "nobody in one of the groups"
            : group.Events == 0 && reference.Events == 0 ? "no event in either group"
            : reference.Events == 0 ? "infinite: no event in the reference group"
            : null;
        double x1 = group.Events;
        double x0 = reference.Events;
        // 1/x − 1/n in the form that keeps its digits when almost everybody had the event.
        double variance = group.NonEvents / (x1 * group.N) + reference.NonEvents / (x0 * reference.N);
        return Make(
            reason,
            x1 / group.N / (x0 / reference.N),
            variance,
            reason is null && group.Events == 0 ? "no event in the group: the log ratio has no variance" : null,
            ScoreIntervals.RiskRatio(group, reference, level),
            level
        );
    }

    public static RatioMeasure Odds(BinomialCount group, BinomialCount reference, double level)
    {
        (double a, double b) = (group.Events, group.NonEvents);
        (double c, double d) = (reference.Events, reference.NonEvents);
        string? reason =
            group.N == 0 || reference.N == 0 ? "nobody in one of the groups"
            : a == 0 && c == 0 ? "no event in either group"
            : b == 0 && d == 0 ? "everybody had the event in both groups"
            : c == 0 ? "infinite: no event in the reference group"
            : b == 0 ? "infinite: everybody in the group had the event"
            : null;
        string? noError =
            reason is not null ? null
            : a == 0 ? "no event in the group: the log ratio has no variance"
            : d == 0 ? "everybody in the reference group had the event: the log ratio has no variance"
            : null;
        return Make(
            reason,
            a / b * (d / c),
            1 / a + 1 / b + 1 / c + 1 / d,
            noError,
            ScoreIntervals.OddsRatio(group, reference, level),
            level
        );
    }

    /// <summary>The interval exp(log ratio ± z × error).</summary>
    public static ConfidenceInterval LogInterval(double ratio, double logError, double level)
    {
        double factor = Math.Exp(RateIntervals.NormalQuantile(level) * logError);
        double upper = ratio * factor;
        return double.IsFinite(upper)
            ? new ConfidenceInterval(ratio / factor, upper, level)
            : new ConfidenceInterval(ratio / factor, null, level, "the upper limit is beyond every number");
    }

    private static RatioMeasure Make(
        string? reason,
        double ratio,
        double variance,
        string? noError,
        ConfidenceInterval score,
        double level
    )
    {
        if (reason is not null)
        {
            return new RatioMeasure(Estimate.NotEstimable(reason, ConfidenceInterval.None(level, reason)), null, score);
        }
        if (noError is not null)
        {
            var none = ConfidenceInterval.None(level, noError);
            return new RatioMeasure(Estimate.Of(ratio, null, none, noError), null, score);
        }
        double error = Math.Sqrt(variance);
        return new RatioMeasure(Estimate.Of(ratio, null, LogInterval(ratio, error, level)), error, score);
    }
}
