using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>Fits what is left when a part is gone.</summary>
internal static class LeaveOneOutFitter
{
    private const string WaldName = "Wald test";

    public static LeaveOneOutStep Fit(InfluenceRows rows, string? leftOut, LeaveOneOutSettings settings)
    {
        KaplanMeierFit curves = KaplanMeier.Fit(
            EventTable.From(rows.Times, rows.By, rows.Strata, rows.Frequencies, rows.Weights),
            new KaplanMeierOptions { Level = settings.Level, Interval = settings.Interval }
        );
        IReadOnlyList<string> present = rows.By.Levels;
        string? reason =
            !present.Contains(settings.Reference, StringComparer.Ordinal) ? $"nobody of {settings.Reference} is left"
            : present.Count < 2 ? "one group alone is left"
            : null;
        CoxFit? fit = reason is null ? Cox(rows, settings) : null;
        MilestoneComparison? at =
            reason is null && settings.At is { } time ? curves.CompareAt(time, settings.Reference) : null;
        return new LeaveOneOutStep
        {
            LeftOut = leftOut,
            People = curves.Curves.Sum(curve => curve.People),
            Events = curves.Curves.Sum(curve => curve.Events),
            Comparisons =
            [
                .. settings
                    .Groups.Where(group => group != settings.Reference)
                    .Select(group => Comparison(group, $"{rows.By.Name}={group}", fit, at, reason, settings)),
            ],
            Survival = settings.At is { } when
                ? [.. curves.Curves.Select(curve => new SurvivalContrast(curve.Group, curve.SurvivalAt(when)))]
                : [],
            Test = reason is null ? curves.LogRank().Test : TestResult.NotDefined("log-rank", reason),
        };
    }

    private static CoxFit Cox(InfluenceRows rows, LeaveOneOutSettings settings) =>
        CoxRegression.Fit(
            rows.Times,
            [rows.By],
            new CoxFitOptions
            {
                Level = settings.Level,
                References = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [rows.By.Name] = settings.Reference,
                },
            },
            rows.Strata,
            null,
            rows.Frequencies,
            rows.Weights,
            cancellation: settings.Cancellation
        );

    private static LeaveOneOutComparison Comparison(
        string group,
        string term,
        CoxFit? fit,
        MilestoneComparison? at,
        string? reason,
        LeaveOneOutSettings settings
    )
    {
        CoxCoefficient? coefficient = fit?.Coefficients.FirstOrDefault(c => c.Term == term);
        string why = reason ?? fit?.Warnings.FirstOrDefault() ?? $"nobody of {group} is left";
        return new LeaveOneOutComparison(
            group,
            coefficient?.HazardRatio ?? Estimate.NotEstimable(why, ConfidenceInterval.None(settings.Level, why)),
            coefficient?.Test ?? TestResult.NotDefined(WaldName, why),
            at?.Differences.FirstOrDefault(difference => difference.Group == group)
        );
    }
}
