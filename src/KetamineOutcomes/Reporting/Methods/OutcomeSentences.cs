using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials.Endpoints;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Reporting.Methods;

/// <summary>How the outcomes of some analyses were defined.</summary>
internal sealed class OutcomeSentences(TrialRun run, IReadOnlyList<AnalysisResult> analyses)
{
    public IEnumerable<string> All() =>
        [
            .. Baselines(),
            .. Windows(),
            .. Responses(),
            .. Remissions(),
            .. Rules(),
            .. Changes(),
            .. Times(),
            .. Safety(),
        ];

    private IEnumerable<T> Of<T>()
        where T : PlannedAnalysis => analyses.Select(a => a.Planned).OfType<T>();

    private IEnumerable<string> Baselines()
    {
        BaselineRule[] rules =
        [
            .. Of<RateAnalysis>().Select(a => a.Baseline),
            .. Of<PlannedAnalysis>()
                .Where(a => a is ChangeAnalysis or TimeToResponseAnalysis)
                .Select(_ => BaselineRule.Last),
        ];
        if (rules.Length > 0 && run.Trial.Description.BaselineColumn is { } column)
        {
            yield return $"The baseline score was the one recorded in the column {column}.";
            yield break;
        }
        foreach (BaselineRule rule in rules.Distinct())
        {
            yield return rule switch
            {
                BaselineRule.First => "The baseline was the first score at or before day 0, the day of the first dose.",
                BaselineRule.Mean =>
                    "The baseline was the mean of the scores at or before day 0, the day of the first dose.",
                _ => "The baseline was the last score at or before day 0, the day of the first dose.",
            };
        }
    }

    private IEnumerable<string> Windows() =>
        Of<PlannedAnalysis>()
            .Select(a =>
                a switch
                {
                    RateAnalysis rate => (DayWindow?)rate.Window,
                    ChangeAnalysis change => change.Window,
                    _ => null,
                }
            )
            .OfType<DayWindow>()
            .Distinct()
            .Where(window => window.From < window.To)
            .Select(window =>
                Invariant(
                    $"The score at day {window.Day} was the one nearest to that day from day {window.From} to day {window.To}; of two equally near, the later."
                )
            );

    private IEnumerable<string> Responses() =>
        Of<ResponseAnalysis>()
            .GroupBy(a => (a.Reduction, a.Window.Day))
            .Select(same =>
                Invariant(
                    $"Response at day {same.Key.Day} was an improvement of at least {Percent(same.Key.Reduction)} from baseline in {MethodsText.Join(same.Select(a => a.Scale), "or")}."
                )
            );

    private IEnumerable<string> Remissions() =>
        Of<RemissionAnalysis>()
            .GroupBy(a => a.Window.Day)
            .Select(same =>
                Invariant(
                    $"Remission at day {same.Key} was {MethodsText.Join(same.Select(a => InRemission(a.Scale, a.Cutoff)), "or")}."
                )
            );

    // What becomes of people without a score, and how long a criterion has to hold.
    private IEnumerable<string> Rules()
    {
        RateAnalysis[] rates = [.. Of<RateAnalysis>()];
        foreach (IGrouping<MissingRule, RateAnalysis> same in rates.GroupBy(a => a.Missing))
        {
            string which = MethodsText.Join(same.Select(a => a.Type));
            yield return same.Key switch
            {
                MissingRule.Nonresponder =>
                    $"For {which}, everyone with a baseline score counted, and a missing score was a failure.",
                MissingRule.Locf =>
                    $"For {which}, a missing score was replaced by the last one after day 0 and before the window; participants without any were left out.",
                _ => $"For {which}, only participants with a score at the day counted.",
            };
        }
        foreach (SustainedRule rule in rates.Select(a => a.Sustained).OfType<SustainedRule>())
        {
            yield return Invariant(
                $"The criterion had to hold at every assessment from day {rule.From} to the target day"
            ) + (rule.Excursions == 0 ? "." : Invariant($"; up to {rule.Excursions} that missed it were allowed."));
        }
    }

    private IEnumerable<string> Changes() =>
        Of<ChangeAnalysis>()
            .GroupBy(a => (a.Window.Day, a.Missing))
            .Select(same =>
                Invariant(
                    $"Change at day {same.Key.Day} was the score at that day minus the baseline ({MethodsText.Join(same.Select(a => a.Scale))})"
                )
                + (
                    same.Key.Missing == MissingRule.Locf
                        ? "; a missing score was replaced by the last one after day 0 and before the window."
                        : ", in participants with both scores; nothing was imputed."
                )
            );

    private IEnumerable<string> Times()
    {
        foreach (TimeAnalysis time in Of<TimeAnalysis>())
        {
            yield return time switch
            {
                TimeToResponseAnalysis a => Onset(
                    a.Clock,
                    "response",
                    $"an improvement of at least {Percent(a.Reduction)} from baseline in {a.Scale}"
                ),
                TimeToRemissionAnalysis a => Onset(a.Clock, "remission", InRemission(a.Scale, a.Cutoff)),
                RelapseAnalysis { Scores: { } scores } => Relapse(scores),
                TimeOnTreatmentAnalysis a => Invariant(
                    $"Time on treatment ran from the first session to the last; the event was stopping before {a.Sessions} sessions, and participants who were given them were censored at the last of them."
                ),
                RelapseAnalysis a => FollowUp(a.Competing),
                _ => "",
            };
        }
    }

    private static string Onset(OutcomeClock clock, string what, string criterion) =>
        clock == OutcomeClock.Sessions
            ? $"Sessions to {what} counted the dosing sessions given before the first assessment after day 0 with {criterion}; participants without one were censored at the sessions given before their last assessment."
            : $"Time to {what} ran from the first dose to the first assessment after day 0 with {criterion}; participants without one were censored at their last assessment.";

    private string Relapse(ScoreRelapse scores)
    {
        string start = scores.From switch
        {
            RelapseStart.Response =>
                $"the first response (an improvement of at least {Percent(scores.Response)} from baseline)",
            RelapseStart.Remission => "the first remission",
            _ => Invariant($"day {scores.FromDay}"),
        };
        RelapseRule rule = scores.Rule;
        string apart =
            rule.Consecutive > 1
                ? Invariant(
                    $" at {rule.Consecutive} consecutive assessments, each {rule.MinimumGap} to {rule.MaximumGap} days after the one before, and was dated at the last of them"
                )
                : "";
        string what = rule.Reduction is { } reduction
            ? $"an improvement in {scores.Scale} of less than {Percent(reduction)} from baseline"
            : Invariant($"a {scores.Scale} score of {rule.Threshold} or {Worse(scores.Scale)}");
        string events =
            scores.Events.Count > 0
                ? Invariant(
                    $", or an adverse event ({string.Join(", ", scores.Events)}) up to {rule.MaximumGap} days after the last assessment, whichever came first"
                )
                : "";
        return $"Relapse was {what}{apart}{events}; "
            + $"time to relapse ran from {start}, and participants without relapse were censored at their last assessment.";
    }

    private string FollowUp(IReadOnlyList<string> competing)
    {
        string[] others = run.Trial.FollowUp is { } table
            ?
            [
                .. table.Status.Levels.Where(
                    (status, code) => status != "relapse" && table.Status.Codes.ToArray().Contains(code)
                ),
            ]
            : [];
        string named = others.Length > 0 ? $" ({MethodsText.Join(others)})" : "";
        return "Time to relapse, in participants who entered follow-up, ran from its first to its last recorded day; the event was a follow-up that ended with the status relapse, and every other end"
            + $"{named} was censored{(competing.Count > 0 ? $" in the survival curve, while {MethodsText.Join(competing)} competed in the cumulative incidences" : "")}.";
    }

    private IEnumerable<string> Safety()
    {
        if (Of<AdverseEventsAnalysis>().Any())
        {
            yield return "Adverse events were counted in everyone in the group, with or without a baseline score; exposure ran from day 0 to the participant's last record of any kind.";
        }
        if (Of<VitalSignsAnalysis>().Any())
        {
            yield return "The change of a vital sign was the reading minus that session's reading at minute 0 (without one, the last before); the peak change was the largest rise after dosing, for oxygen saturation the largest fall.";
        }
    }

    private string InRemission(string scale, double? cutoff) =>
        (cutoff ?? run.Trial.Scales.Find(scale)?.RemissionCutoff) is { } limit
            ? Invariant($"a {scale} score of {limit} or {(HigherIsBetter(scale) ? "more" : "less")}")
            : $"a {scale} score within the scale's cut-off";

    private string Worse(string scale) => HigherIsBetter(scale) ? "less" : "more";

    private bool HigherIsBetter(string scale) =>
        run.Trial.Scales.Find(scale)?.Direction == ScaleDirection.HigherIsBetter;

    private static string Percent(double share) => Invariant($"{share * 100:0.##}%");
}
