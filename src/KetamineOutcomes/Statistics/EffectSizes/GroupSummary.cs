using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>One group described: how many, mean, spread, quartiles and range.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="N">How many people have a value.</param>
/// <param name="Mean">The mean with its standard error s/√n and t interval on n − 1 degrees of freedom.</param>
/// <param name="StandardDeviation">Standard deviation with n − 1, or <c>null</c> for fewer than two people.</param>
/// <param name="Median">The median, or <c>null</c> when there is nobody.</param>
/// <param name="LowerQuartile">The first quartile, by the <see cref="QuartileRule"/> asked for.</param>
/// <param name="UpperQuartile">The third quartile.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record GroupSummary(
    string Group,
    double N,
    Estimate Mean,
    double? StandardDeviation,
    double? Median,
    double? LowerQuartile,
    double? UpperQuartile,
    double? Minimum,
    double? Maximum
)
{
    internal static GroupSummary Of(string group, SortedSample sample, QuartileRule rule, double level)
    {
        Moments moments = sample.Moments;
        bool any = moments.Count > 0;
        return new GroupSummary(
            group,
            moments.Count,
            MeanOf(moments, level),
            moments.StandardDeviation,
            Quartiles.At(sample, 0.5, rule),
            Quartiles.At(sample, 0.25, rule),
            Quartiles.At(sample, 0.75, rule),
            any ? moments.Minimum : null,
            any ? moments.Maximum : null
        );
    }

    private static Estimate MeanOf(Moments moments, double level)
    {
        if (moments.Count == 0)
        {
            return Estimate.NotEstimable("nobody in this group has a value");
        }
        if (moments.Overflows)
        {
            return Estimate.NotEstimable(Moments.TooLarge);
        }
        if (moments.StandardDeviation is not { } deviation)
        {
            return Estimate.Of(moments.Mean, reason: "one person has no spread, so no standard error and no limits");
        }
        double error = deviation / Math.Sqrt(moments.Count);
        double reach = error * StudentT.UpperQuantile((1 - level) / 2, moments.Count - 1);
        return Estimate.Of(
            moments.Mean,
            error,
            new ConfidenceInterval(moments.Mean - reach, moments.Mean + reach, level)
        );
    }
}
