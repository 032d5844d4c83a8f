using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>Who was left out of which analysis, and why, for all analyses of a run.</summary>
public sealed record RunExclusions : Result
{
    /// <summary>The titles of the analyses with their populations, in the plan's order.</summary>
    public required IReadOnlyList<(string Title, AnalysisPopulation Population)> Analyses { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Left out of analyses",
            [
                new TableColumn("Analysis", IsNumeric: false),
                new TableColumn("Entered"),
                new TableColumn("Left out"),
                new TableColumn("Reason", IsNumeric: false),
            ],
            [.. Analyses.SelectMany(Rows)],
            ["Each person counts under the first reason met."]
        );

    private static IEnumerable<TableRow> Rows((string Title, AnalysisPopulation Population) analysis) =>
        analysis.Population.Excluded.Count == 0
            ? [new TableRow([analysis.Title, Invariant($"{analysis.Population.N}"), "0", ""])]
            : analysis.Population.Excluded.Select(e => new TableRow([
                analysis.Title,
                Invariant($"{analysis.Population.N}"),
                Invariant($"{e.N}"),
                e.Reason,
            ]));
}
