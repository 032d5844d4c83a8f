using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Reporting.Methods;

/// <summary>How the outcomes of some analyses were summarised and compared.</summary>
internal sealed class StatisticsSentences(IReadOnlyList<AnalysisResult> analyses)
{
    public IEnumerable<string> All() =>
        [.. Compared(), .. Rates(), .. Means(), .. Covariances(), .. Curves(), .. Safety()];

    public IEnumerable<string> Sources()
    {
        foreach (AnalysisResult analysis in analyses)
        {
            IEnumerable<string> sources = analysis.Planned switch
            {
                RateAnalysis rate => RateSources(rate, IsPaired(analysis)),
                ChangeAnalysis { Method: ChangeMethod.Ancova } => [],
                ChangeAnalysis => IsPaired(analysis) ? [] : [References.Welch, References.Hedges],
                RelapseAnalysis { Scores: { } scores } when scores.Rule == ScoreRelapse.Sustain1 =>
                [
                    .. CurveSources,
                    References.Sustain1,
                ],
                RelapseAnalysis { Competing.Count: > 0 } =>
                [
                    .. CurveSources,
                    References.AalenJohansen,
                    References.Gray,
                    References.FineGray,
                ],
                TimeAnalysis => CurveSources,
                AdverseEventsAnalysis => [References.Wilson, References.Newcombe],
                _ => [],
            };
            foreach (string source in sources)
            {
                yield return source;
            }
        }
    }

    private static readonly string[] CurveSources =
    [
        References.KaplanMeier,
        References.BrookmeyerCrowley,
        References.RoystonParmar,
    ];

    private static IEnumerable<string> RateSources(RateAnalysis rate, bool isPaired) =>
        isPaired
            ? [References.Wilson, References.McNemar]
            :
            [
                References.Wilson,
                References.Newcombe,
                .. rate.Strata.Count > 0 ? [References.MantelHaenszel] : Array.Empty<string>(),
            ];

    private static bool IsPaired(AnalysisResult analysis) => analysis.By == "treatment";

    private IEnumerable<string> Compared()
    {
        string[] pairs =
        [
            .. analyses
                .Where(a => a.Reference is not null)
                .Select(a =>
                    $"{(a.By is "arm" or "route" or "treatment" ? a.By : $"group by {a.By}")} with {a.Reference}"
                )
                .Distinct(StringComparer.Ordinal),
        ];
        if (pairs.Length > 0)
        {
            yield return $"Comparisons are of each other {string.Join(", and of each other ", pairs)}.";
        }
    }

    private IEnumerable<string> Rates()
    {
        foreach (AnalysisResult analysis in analyses.Where(a => a.Planned is RateAnalysis))
        {
            if (IsPaired(analysis))
            {
                yield return "Proportions have Wilson score intervals; the same participants under both treatments were compared by the paired difference of proportions with Newcombe's interval and McNemar's test.";
                continue;
            }
            yield return "Proportions have Wilson score intervals and were compared by the risk difference with Newcombe's hybrid score interval, the number needed to treat, the risk ratio and the odds ratio with log-scale intervals, and Fisher's exact test.";
            if (((RateAnalysis)analysis.Planned).Strata is { Count: > 0 } strata)
            {
                yield return $"Over strata of {MethodsText.Join(strata)}, Mantel-Haenszel estimates were combined with the Cochran-Mantel-Haenszel test and the Breslow-Day test of homogeneity.";
            }
        }
    }

    private IEnumerable<string> Means() =>
        analyses
            .Where(a => a.Planned is ChangeAnalysis { Method: ChangeMethod.Effect })
            .Select(a =>
                IsPaired(a)
                    ? "Mean changes of the same participants under both treatments were compared by the paired t-test, with Cohen's dz as effect size and Wilcoxon's signed-rank test beside it."
                    : "Mean changes were compared by Welch's t-test; effect sizes are Hedges' g, with the exact small-sample correction and noncentral-t intervals; the Mann-Whitney test with the Hodges-Lehmann shift, which assumes no normality, stands beside them."
            );

    private IEnumerable<string> Covariances() =>
        analyses
            .Where(a => a.Planned is ChangeAnalysis { Method: ChangeMethod.Ancova })
            .Select(a =>
            {
                ChangeAnalysis change = (ChangeAnalysis)a.Planned;
                IReadOnlyList<string> covariates =
                    change.Covariates.Count > 0 ? change.Covariates : [ChangeAnalysis.BaselineCovariate];
                string named = MethodsText.Join(
                    covariates.Select(c => c == ChangeAnalysis.BaselineCovariate ? "the baseline score" : c)
                );
                return $"Changes were compared by analysis of covariance with {a.By} as factor and {named} as {(covariates.Count > 1 ? "covariates" : "covariate")}; least-squares means are at the covariates' means, with equal weights over the levels of factors.";
            });

    private IEnumerable<string> Curves()
    {
        foreach (AnalysisResult analysis in analyses.Where(a => a.Planned is TimeAnalysis))
        {
            string strata = ((TimeAnalysis)analysis.Planned).Strata is { Count: > 0 } columns
                ? $" stratified by {MethodsText.Join(columns)}"
                : "";
            string transform = analysis.Result?.Settings.FirstOrDefault(s => s.Name == "confType")?.Text
                is { } type
                    and not "none"
                ? $" with pointwise {type} intervals"
                : "";
            yield return $"Times were estimated by the Kaplan-Meier method{transform}, and medians with Brookmeyer-Crowley intervals; groups were compared by the log-rank test{strata} and by the difference in restricted mean time.";
            if (analysis.Planned is RelapseAnalysis { Competing: { Count: > 0 } competing })
            {
                yield return $"With {MethodsText.Join(competing)} as competing events, cumulative incidences were estimated by the Aalen-Johansen method with delta-method variances, compared by Gray's test{strata}, and modelled by Fine and Gray's subdistribution hazards beside cause-specific Cox models.";
            }
        }
        string[] horizons =
        [
            .. analyses
                .Where(a => a.Planned is TimeAnalysis)
                .Select(a =>
                    (a.Planned, Tau: a.Result?.Settings.FirstOrDefault(s => s.Name == "tau")?.Value as double?)
                )
                .Where(a => a.Tau is not null)
                .Select(a => Invariant($"{a.Tau:0.##} {Unit(a.Planned)}")),
        ];
        if (horizons.Length > 0)
        {
            yield return $"The horizon of the restricted mean was {MethodsText.Join(horizons)}.";
        }
    }

    private static string Unit(PlannedAnalysis planned) =>
        planned switch
        {
            TimeToResponseAnalysis { Clock: OutcomeClock.Sessions } => "sessions for sessions to response",
            TimeToRemissionAnalysis { Clock: OutcomeClock.Sessions } => "sessions for sessions to remission",
            TimeToResponseAnalysis => "days for time to response",
            TimeToRemissionAnalysis => "days for time to remission",
            _ => "days for time to relapse",
        };

    private IEnumerable<string> Safety()
    {
        foreach (AnalysisResult analysis in analyses)
        {
            if (analysis.Planned is AdverseEventsAnalysis)
            {
                yield return "Adverse events are given as participants with at least one event, with Wilson score intervals for proportions and Newcombe's for differences, as events per 30 participant-days of exposure and as events per session.";
            }
            else if (analysis.Planned is VitalSignsAnalysis)
            {
                yield return "Vital signs were averaged over each participant's sessions first, so that participants are the units; means have t intervals.";
            }
        }
    }
}
