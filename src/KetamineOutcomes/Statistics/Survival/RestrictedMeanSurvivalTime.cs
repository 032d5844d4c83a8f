using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Restricted mean survival time: mean time without event up to tau, compared between groups.</summary>
/// <remarks>Difference: normal, variances added. Ratio: normal on the log scale, variance Σ v/m². Without tau: the smallest of
/// the groups' longest times (groups without anybody aside). A window [from, τ] takes the
/// area between its ends: late gains, or days well after a first month. Uno et al. (2014), doi:10.1200/JCO.2014.55.2208.</remarks>
public static class RestrictedMeanSurvivalTime
{
    private const string DifferenceTest = "z test of equal restricted means";

    /// <summary>Compares groups.</summary>
    /// <param name="times">Times, events and entries.</param>
    /// <param name="by">Groups.</param>
    /// <param name="tau">End of the window, above 0; <c>null</c> for the smallest of the groups' longest times.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="options">Level; <c>null</c> for the defaults.</param>
    /// <param name="from">Start of the window, 0 or more and below tau. Default 0.</param>
    /// <returns>Means, differences and ratios.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not above <paramref name="from"/>.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static RestrictedMeanComparison Compare(
        EventTimes times,
        Factor by,
        double? tau = null,
        string? reference = null,
        KaplanMeierOptions? options = null,
        double from = 0
    ) => Compare(KaplanMeier.Fit(times, by, options), tau, reference, from);

    /// <summary>Compares the groups of a fit.</summary>
    /// <param name="fit">The curves.</param>
    /// <param name="tau">End of the window, above 0; <c>null</c> for the smallest of the groups' longest times.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="from">Start of the window, 0 or more and below tau. Default 0.</param>
    /// <returns>Means, differences and ratios.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not above <paramref name="from"/>.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference group.</exception>
    public static RestrictedMeanComparison Compare(
        KaplanMeierFit fit,
        double? tau = null,
        string? reference = null,
        double from = 0
    )
    {
        if (!(from >= 0 && double.IsFinite(from)))
        {
            throw new ArgumentOutOfRangeException(nameof(from), "A window begins at a finite time of 0 or more.");
        }
        if (tau is { } given && !(given > from && double.IsFinite(given)))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), "Tau is finite and above the window's start.");
        }
        int referenceIndex = reference is null ? 0 : fit.IndexOf(reference);
        double? end = tau ?? fit.Curves.Min(curve => curve.LongestTime);
        SurvivalContrast[] means = fit
            .Curves.Select(curve => new SurvivalContrast(
                curve.Group,
                end is { } to ? curve.RestrictedMean(to, from) : Estimate.NotEstimable(curve.Nobody)
            ))
            .ToArray();
        SurvivalContrast against = means[referenceIndex];
        SurvivalContrast[] others = means.Where(mean => !ReferenceEquals(mean, against)).ToArray();
        return new RestrictedMeanComparison
        {
            Tau = end,
            From = from,
            Reference = against.Group,
            Means = means,
            Differences = Array.ConvertAll(
                others,
                mean => SurvivalContrast.Difference(DifferenceTest, mean, against, fit.Options.Level)
            ),
            Ratios = Array.ConvertAll(others, mean => Ratio(mean, against, fit.Options.Level)),
        };
    }

    private static SurvivalContrast Ratio(SurvivalContrast mean, SurvivalContrast reference, double level)
    {
        const string Name = "z test of equal restricted means, log scale";
        if (SurvivalContrast.WhyNot(mean, reference) is { } reason)
        {
            return SurvivalContrast.NotEstimable(Name, mean, reason);
        }
        double upper = mean.Estimate.ValueOrThrow();
        double lower = reference.Estimate.ValueOrThrow();
        if (!(upper > 0 && lower > 0))
        {
            const string Zero = "a restricted mean is 0, so that the ratio has no logarithm";
            return SurvivalContrast.NotEstimable(Name, mean, Zero);
        }
        double logVariance = mean.Variance / (upper * upper) + reference.Variance / (lower * lower);
        Estimate estimate = NormalEstimate.OfRatio(upper / lower, logVariance, level);
        return new(mean.Group, estimate, NormalEstimate.Test(Name, Math.Log(upper / lower), estimate.StandardError));
    }
}
