using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>One analysis of a run: what was planned, who entered, and what came out.</summary>
public sealed record AnalysisResult
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
}
