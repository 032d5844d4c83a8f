using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>The title of an analysis to which the plan gives none.</summary>
internal static class AnalysisTitle
{
    /// <summary>The plan's title, or one made of what is computed.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="context">The run.</param>
    public static string Of(PlannedAnalysis analysis, RunContext context) =>
        analysis.Title ?? $"{What(analysis, context)}, by {By(analysis)}";

    private static string By(PlannedAnalysis analysis) =>
        RelapseStarts.AreGroups(analysis, analysis.By!)
            ? $"sessions before {(((RelapseAnalysis)analysis).Scores!.From == RelapseStart.Response ? "response" : "remission")}"
            : analysis.By!;

    private static string What(PlannedAnalysis analysis, RunContext context) =>
        analysis switch
        {
            ResponseAnalysis a =>
                $"{a.Scale} response ({Percent(a.Reduction)} or more) at day {Day(a.Window)}{Kept(a)}",
            RemissionAnalysis a => Invariant(
                $"{a.Scale} remission ({Limit(a.Scale, a.Cutoff, context)}) at day {a.Window.Day}{Kept(a)}"
            ),
            ChangeAnalysis { Method: ChangeMethod.Ancova } a =>
                $"Change in {a.Scale} at day {Day(a.Window)}, adjusted for {string.Join(", ", a.Covariates)}",
            ChangeAnalysis a => $"Change in {a.Scale} at day {Day(a.Window)}",
            TimeToResponseAnalysis a => $"{Clock(a.Clock)} {a.Scale} response ({Percent(a.Reduction)} or more)",
            TimeToRemissionAnalysis a => $"{Clock(a.Clock)} {a.Scale} remission ({Limit(a.Scale, a.Cutoff, context)})",
            RelapseAnalysis { Scores: { Rule.Reduction: { } reduction } s } => Invariant(
                $"Time to loss of response ({s.Scale}, less than {Percent(reduction)}, {s.Rule.Consecutive} in a row{Others(s)})"
            ),
            TimeOnTreatmentAnalysis a => Invariant($"Time on treatment ({a.Sessions} sessions planned)"),
            RelapseAnalysis { Scores: { } s } => Invariant(
                $"Time to relapse ({s.Scale} {(context.HigherIsBetter(s.Scale) ? "≤" : "≥")} {s.Rule.Threshold}, {s.Rule.Consecutive} in a row{Others(s)})"
            ),
            RelapseAnalysis => "Time to relapse in follow-up",
            AdverseEventsAnalysis => "Adverse events",
            VitalSignsAnalysis => "Vital signs after dosing",
            _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
        };

    private static string Others(ScoreRelapse scores) =>
        scores.Events.Count > 0 ? $"; or {string.Join(", ", scores.Events).ToLowerInvariant()}" : "";

    private static string Percent(double reduction) => Cell.Number(reduction * 100, 0) + "%";

    private static string Day(DayWindow window) => Invariant($"{window.Day}");

    private static string Kept(RateAnalysis rate) =>
        rate.Sustained is { } rule ? Invariant($", sustained from day {rule.From}") : "";

    private static string Limit(string scale, double? cutoff, RunContext context) =>
        Invariant($"{(context.HigherIsBetter(scale) ? "≥" : "≤")} {context.CutoffOf(scale, cutoff)}");

    private static string Clock(OutcomeClock clock) => clock == OutcomeClock.Days ? "Time to" : "Sessions to";
}
