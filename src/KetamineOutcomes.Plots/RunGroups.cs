using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Plots;

/// <summary>The groups of a run in one order for each way of grouping, so that each keeps its colour, dash and marker from
/// figure to figure.</summary>
internal sealed class RunGroups(TrialRun run)
{
    private readonly Dictionary<string, string[]> orders = run
        .Analyses.GroupBy(a => a.By, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, OrderOf, StringComparer.Ordinal);

    /// <summary>The groups by arm, route, treatment or a column.</summary>
    public string[] By(string by) => orders.TryGetValue(by, out string[]? order) ? order : [];

    // The longest list leads, for other analyses may lack a group.
    private static string[] OrderOf(IEnumerable<AnalysisResult> analyses) =>
        analyses
            .Select(a => NamesIn(a.Result))
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
            AncovaResult ancova => [.. ancova.Fit.Arms.Select(a => a.Arm)],
            AdverseEventResult events => [.. events.Groups.Select(g => g.Group)],
            VitalSignResult { Parameters: [var first, ..] } => [.. first.Groups.Select(g => g.Group)],
            _ => [],
        };
}
