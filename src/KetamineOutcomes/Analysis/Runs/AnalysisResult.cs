using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>One analysis of a run: what was planned, who entered, and what came out.</summary>
public sealed record AnalysisResult : Result
{
    /// <summary>The analysis as the plan says it, with the plan's settings filled in.</summary>
    public required PlannedAnalysis Planned { get; init; }

    /// <summary>Its name in the plan.</summary>
    public string Id => Planned.Id;

    /// <summary>Its type in the plan: <c>response</c>.</summary>
    public string Type => Planned.Type;

    /// <summary>The plan's title, or one made of what is computed; says so when the arms were shuffled.</summary>
    public required string Title { get; init; }

    /// <summary>What the groups are: <c>arm</c>, <c>route</c>, <c>treatment</c> or a column.</summary>
    public required string By { get; init; }

    /// <summary>The group that the others are compared with; <c>null</c> when there is but one.</summary>
    public string? Reference { get; init; }

    /// <summary>Who entered and who did not.</summary>
    public required AnalysisPopulation Population { get; init; }

    /// <summary>The columns that the procedure saw, one row a participant (in a crossover a participant and period);
    /// empty for adverse events and vital signs.</summary>
    public required Dataset Data { get; init; }

    /// <summary>What the procedure gave: a proportion, survival, effect, ANCOVA, adverse-event or vital-sign result;
    /// <c>null</c> when there is nothing to compute, and <see cref="Reason"/> says why.</summary>
    public ProcedureResult? Result { get; init; }

    /// <summary>Why there is no result (nobody entered, one group where only a comparison is asked); else <c>null</c>.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => ToTables()[0];

    /// <summary>The result's tables, each under the analysis' title; without a result a table that says why.</summary>
    /// <returns>The tables, the main one first.</returns>
    public override IReadOnlyList<Table> ToTables() =>
        Result is null
            ? [new Table(Title, [new("No result", false)], [], [Reason ?? "Nothing to compute."])]
            : [.. Result.ToTables().Select((table, i) => table with { Title = TitleOf(i, table.Title) })];

    // A table that is cut out of a page still says what it is of.
    private string TitleOf(int place, string title) =>
        Result switch
        {
            AdverseEventResult => title,
            not VitalSignResult when place == 0 => Title,
            _ => $"{Title}: {Continued(title)}",
        };

    private static string Continued(string title) =>
        title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
