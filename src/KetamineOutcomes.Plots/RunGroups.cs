using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Plots;

/// <summary>All groups of a run in one order, so that each keeps its colour, dash and marker from figure to figure.</summary>
internal static class RunGroups
{
    /// <summary>Names in the order of the analyses; the longest list of an analysis leads, for others may lack groups.</summary>
    public static string[] Order(TrialRun run) =>
        run
            .Analyses.Select(a => NamesIn(a.Result))
            .OrderByDescending(names => names.Length)
            .SelectMany(names => names)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

    private static string[] NamesIn(ProcedureResult? result) =>
        result switch
        {
            ProportionResult rates => [.. rates.Groups.Select(g => g.Group)],
            SurvivalResult survival => [.. survival.Groups.Select(g => g.Group)],
            EffectResult effect => [.. effect.Groups.Select(g => g.Group)],
            AdverseEventResult events => [.. events.Groups.Select(g => g.Group)],
            VitalSignResult { Parameters: [var first, ..] } => [.. first.Groups.Select(g => g.Group)],
            _ => [],
        };
}
