using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Subgroups;

/// <summary>An effect that subgroups are looped over: from the outcomes of two groups to an estimate.</summary>
/// <param name="Measure">What it is called.</param>
/// <param name="Of">The effect of the first outcomes over the second.</param>
/// <param name="Summary">A group's outcomes in a few characters.</param>
internal sealed record SubgroupEffect(
    string Measure,
    Func<double[], double[], Estimate> Of,
    Func<double[], string> Summary
)
{
    /// <summary>Difference of proportions of 1s, with Newcombe's interval and Wald's standard error.</summary>
    /// <param name="level">Confidence level.</param>
    public static SubgroupEffect RiskDifference(double level) =>
        new(
            "risk difference",
            (group, reference) =>
            {
                RiskDifference difference = TwoProportions
                    .Compare(Count(group), Count(reference), level)
                    .RiskDifference;
                return difference.Estimate.Value is { } value
                    ? Estimate.Of(value, difference.Estimate.StandardError, difference.Newcombe)
                    : difference.Estimate;
            },
            sample => Invariant($"{Count(sample).Events}/{sample.Length}")
        );

    /// <summary>Difference of means, Welch.</summary>
    /// <param name="level">Confidence level.</param>
    public static SubgroupEffect MeanDifference(double level) =>
        new(
            "mean difference",
            (group, reference) =>
                Statistics.EffectSizes.MeanDifference.Welch(Moments.Of(group), Moments.Of(reference), level).Difference,
            sample =>
                sample.Length == 0
                    ? "n = 0"
                    : Invariant($"{Cell.Number(Moments.Of(sample).Mean, 1)} (n = {sample.Length})")
        );

    private static BinomialCount Count(double[] sample)
    {
        long events = 0;
        foreach (double value in sample)
        {
            events += value == 1 ? 1 : 0;
        }
        return new BinomialCount(events, sample.Length);
    }
}
