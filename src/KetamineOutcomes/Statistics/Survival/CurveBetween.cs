using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The probability of the event between two times of one curve.</summary>
internal static class CurveBetween
{
    /// <summary>S(from) − S(to). With V the variance of log S, which grows by independent steps, its variance is
    /// S(from)²V(from) + S(to)²V(to) − 2·S(from)·S(to)·V(from).</summary>
    public static Estimate Of(CurveColumns curve, double from, double to, JoinedTable joined, double level)
    {
        int first = curve.IndexAt(from, joined.Gap);
        int last = curve.IndexAt(to, joined.Gap);
        double before = first < 0 ? 1 : curve.Survival[first];
        double after = last < 0 ? 1 : curve.Survival[last];
        double probability = before - after;
        string? reason =
            joined.Table.HasSamplingWeights ? "a step of the curve has no robust error under sampling weights"
            : probability == 0 ? "no event in between: limits need one"
            : null;
        if (reason is not null)
        {
            return Estimate.Of(probability, null, ConfidenceInterval.None(level, reason), reason);
        }
        double upToFirst = first < 0 ? 0 : curve.LogError[first] * curve.LogError[first];
        double between = 0;
        for (int i = first + 1; i <= last; i++)
        {
            between += curve.VarianceStep[i];
        }
        // Where the curve falls to 0 the end adds nothing: all that were left have had the event.
        double variance = probability * probability * upToFirst + after * after * between;
        Estimate plain = NormalEstimate.Of(probability, variance, level);
        return plain.Interval is { Lower: { } lower, Upper: { } upper }
            ? Estimate.Of(
                probability,
                plain.StandardError,
                new ConfidenceInterval(Math.Max(0, lower), Math.Min(1, upper), level)
            )
            : plain;
    }
}
