using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Compares groups by their survival at one time.</summary>
public static class Milestone
{
    private const string DifferenceTest = "z test of equal survival at a time";

    /// <summary>Compares groups.</summary>
    /// <param name="times">Times, events and entries.</param>
    /// <param name="by">Groups.</param>
    /// <param name="time">The time, 0 or more, fixed beforehand.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="options">Level, estimator; <c>null</c> for the defaults.</param>
    /// <returns>Survival, differences and ratios of cumulative hazards.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static MilestoneComparison Compare(
        EventTimes times,
        Factor by,
        double time,
        string? reference = null,
        KaplanMeierOptions? options = null
    ) => Compare(KaplanMeier.Fit(times, by, options), time, reference);

    /// <summary>Compares the groups of a fit.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="time">The time, 0 or more, fixed beforehand.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <returns>Survival, differences and ratios of cumulative hazards.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static MilestoneComparison Compare(KaplanMeierFit fit, double time, string? reference = null)
    {
        int referenceIndex = reference is null ? 0 : fit.IndexOf(reference);
        SurvivalContrast[] survival = fit
            .Curves.Select(curve => new SurvivalContrast(curve.Group, curve.SurvivalAt(time)))
            .ToArray();
        SurvivalContrast against = survival[referenceIndex];
        SurvivalContrast[] others = survival.Where(at => !ReferenceEquals(at, against)).ToArray();
        return new MilestoneComparison
        {
            Time = time,
            Reference = against.Group,
            Survival = survival,
            Differences = Array.ConvertAll(
                others,
                at => SurvivalContrast.Difference(DifferenceTest, at, against, fit.Options.Level)
            ),
            HazardRatios = Array.ConvertAll(others, at => HazardRatio(at, against, fit.Options.Level)),
        };
    }

    private static SurvivalContrast HazardRatio(SurvivalContrast at, SurvivalContrast reference, double level)
    {
        const string Name = "z test of equal survival at a time, log-log scale";
        string? reason =
            SurvivalContrast.WhyNot(at, reference)
            ?? (
                Inside(at) && Inside(reference)
                    ? null
                    : "a curve is 1 or 0 at the time, where the log-log scale is infinite"
            );
        if (reason is not null)
        {
            return SurvivalContrast.NotEstimable(Name, at, reason);
        }
        (double hazard, double variance) = LogLog(at);
        (double referenceHazard, double referenceVariance) = LogLog(reference);
        Estimate ratio = NormalEstimate.OfRatio(hazard / referenceHazard, variance + referenceVariance, level);
        return new(at.Group, ratio, NormalEstimate.Test(Name, Math.Log(hazard / referenceHazard), ratio.StandardError));
    }

    /// <summary>−log S, and the variance of its logarithm.</summary>
    private static (double Hazard, double Variance) LogLog(SurvivalContrast at)
    {
        double value = at.Estimate.ValueOrThrow();
        double hazard = -Math.Log(value);
        return (hazard, at.Variance / (value * value * hazard * hazard));
    }

    private static bool Inside(SurvivalContrast at) => at.Estimate.Value is > 0 and < 1;
}
