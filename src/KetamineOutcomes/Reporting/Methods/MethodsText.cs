using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Reporting.Methods;

/// <summary>What one analysis defined and computed, in sentences, with the sources they rest on.</summary>
internal sealed record MethodsText(IReadOnlyList<string> Sentences, IReadOnlyList<string> Sources)
{
    public static MethodsText Of(AnalysisResult analysis) =>
        analysis.Planned switch
        {
            RateAnalysis rate => Rate(rate, analysis.By == "treatment"),
            ChangeAnalysis change => Change(change, analysis.By == "treatment"),
            RelapseAnalysis relapse => Relapse(relapse),
            TimeAnalysis time => Time(time),
            AdverseEventsAnalysis => AdverseEvents(),
            VitalSignsAnalysis => VitalSigns(),
            _ => new([], []),
        };

    private static MethodsText Rate(RateAnalysis rate, bool paired)
    {
        var sentences = new List<string> { RateDefinition(rate), MissingScores(rate.Missing) };
        var sources = new List<string> { References.Wilson };
        if (rate.Sustained is { } sustained)
        {
            sentences.Add(
                Invariant($"The criterion had to hold at every assessment from day {sustained.From} to the target day")
                    + (
                        sustained.Excursions == 0
                            ? "."
                            : Invariant($", with at most {sustained.Excursions} assessments missing it.")
                    )
            );
        }
        if (paired)
        {
            sentences.Add(
                "Proportions have Wilson intervals; the same participants under both treatments were compared by the paired difference with Newcombe's interval and McNemar's test (exact unless the settings say otherwise)."
            );
            sources.Add(References.McNemar);
            return new(sentences, sources);
        }
        sentences.Add(
            "Proportions have Wilson intervals; groups were compared by the risk difference with Newcombe's interval (Miettinen-Nurminen beside it), the risk ratio, the odds ratio, Fisher's exact test and the number needed to treat."
        );
        sources.Add(References.Newcombe);
        sources.Add(References.MiettinenNurminen);
        if (rate.Strata.Count > 0)
        {
            sentences.Add(
                $"Analyses stratified by {Words(rate.Strata)} used Mantel-Haenszel estimates, the Cochran-Mantel-Haenszel test and the Breslow-Day test of homogeneity."
            );
            sources.Add(References.MantelHaenszel);
        }
        return new(sentences, sources);
    }

    private static string RateDefinition(RateAnalysis rate)
    {
        string window =
            rate.Window.From == rate.Window.To
                ? Invariant($"on day {rate.Window.Day}")
                : Invariant(
                    $"on day {rate.Window.Day} (the score nearest to it between days {rate.Window.From} and {rate.Window.To}; of two at equal distance, the later)"
                );
        return rate switch
        {
            ResponseAnalysis response => Invariant(
                $"Response was an improvement of at least {response.Reduction * 100:0.##}% from baseline in {rate.Scale} {window}."
            ),
            RemissionAnalysis { Cutoff: { } cutoff } => Invariant(
                $"Remission was a {rate.Scale} score at or better than {cutoff} {window}."
            ),
            _ => $"Remission was a {rate.Scale} score at or better than the scale's cut-off {window}.",
        };
    }

    private static string MissingScores(MissingRule rule) =>
        rule switch
        {
            MissingRule.Nonresponder => "Everyone with a baseline score counted; a missing score was a failure.",
            MissingRule.Locf =>
                "A missing score was replaced by the last one after day 0 and before the window; participants without any were left out.",
            _ => "Only participants with a score in the window counted.",
        };

    private static MethodsText Change(ChangeAnalysis change, bool paired)
    {
        string definition = Invariant(
            $"Change was the {change.Scale} score at day {change.Window.Day} minus the baseline, the last score at or before day 0."
        );
        string missing = MissingScores(change.Missing);
        if (change.Method == ChangeMethod.Ancova)
        {
            IReadOnlyList<string> covariates =
                change.Covariates.Count > 0 ? change.Covariates : [ChangeAnalysis.BaselineCovariate];
            return new(
                [
                    definition,
                    missing,
                    $"Change was analysed by analysis of covariance with {Words(covariates)}; least-squares means are at the covariates' means with equal weights over factor levels.",
                ],
                []
            );
        }
        return paired
            ? new(
                [
                    definition,
                    missing,
                    "The same participants under both treatments were compared by the paired t-test, Cohen's dz and Wilcoxon's signed-rank test.",
                ],
                []
            )
            : new(
                [
                    definition,
                    missing,
                    "Means were compared by Welch's t-test; Hedges' g has a noncentral-t interval; the Mann-Whitney test with the Hodges-Lehmann shift makes no assumption of normality.",
                ],
                [References.Welch, References.Hedges]
            );
    }

    private static MethodsText Time(TimeAnalysis time)
    {
        string what = time switch
        {
            TimeToResponseAnalysis response => Invariant(
                $"response ({response.Reduction * 100:0.##}% improvement in {response.Scale})"
            ),
            TimeToRemissionAnalysis { Cutoff: { } cutoff } remission => Invariant(
                $"remission ({remission.Scale} at or better than {cutoff})"
            ),
            TimeToRemissionAnalysis remission => $"remission ({remission.Scale} at or better than the scale's cut-off)",
            _ => "the event",
        };
        bool sessions = time.Type.StartsWith("sessions", StringComparison.Ordinal);
        string clock = sessions ? "The number of sessions" : "The time from first dose";
        return new(
            [
                $"{clock} to {what} ended at the first assessment after day 0 that met the criterion, and was censored at the last assessment otherwise.",
                .. CurveSentences(time),
            ],
            CurveSources
        );
    }

    private static MethodsText Relapse(RelapseAnalysis relapse)
    {
        if (relapse.Scores is not { } scores)
        {
            return new(
                [
                    "Time to relapse ran from the start of maintenance to relapse; every other end of follow-up censored.",
                    .. CurveSentences(relapse),
                ],
                CurveSources
            );
        }
        string start = scores.From switch
        {
            RelapseStart.Response => "the first response",
            RelapseStart.Remission => "the first remission",
            _ => Invariant($"day {scores.FromDay}"),
        };
        return new(
            [
                Invariant(
                    $"Relapse was a {scores.Scale} score of {scores.Rule.Threshold} or worse at {scores.Rule.Consecutive} consecutive assessments, each {scores.Rule.MinimumGap} to {scores.Rule.MaximumGap} days from the one before, dated at the last of them, counted from {start}."
                ),
                .. CurveSentences(relapse),
            ],
            scores.Rule == ScoreRelapse.Sustain1 ? [.. CurveSources, References.Sustain1] : CurveSources
        );
    }

    private static readonly string[] CurveSources =
    [
        References.KaplanMeier,
        References.BrookmeyerCrowley,
        References.RoystonParmar,
    ];

    private static IEnumerable<string> CurveSentences(TimeAnalysis time)
    {
        yield return "Curves are Kaplan-Meier estimates; medians have Brookmeyer-Crowley intervals; groups were compared by the log-rank test"
            + (time.Strata.Count > 0 ? $" stratified by {Words(time.Strata)}" : "")
            + " and by restricted mean survival time.";
    }

    private static MethodsText AdverseEvents() =>
        new(
            [
                "Adverse events are given as participants with at least one event, with Wilson intervals, and as events per 30 participant-days of exposure, from day 0 to the last record of the participant.",
            ],
            [References.Wilson, References.Newcombe]
        );

    private static MethodsText VitalSigns() =>
        new(
            [
                "Vital signs are averaged within participants over sessions, then summarised by minute after dosing; the peak change is the largest rise above the reading before dosing.",
            ],
            []
        );

    private static string Words(IReadOnlyList<string> words) =>
        words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
