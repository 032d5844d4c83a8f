using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Rates by group with their comparisons: what the verb <c>proportion</c> gives.</summary>
public sealed record ProportionResult : ProcedureResult
{
    /// <summary>The outcome as it was asked for: <c>response</c> or <c>response=yes</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The column of groups, or <c>null</c>.</summary>
    public required string? By { get; init; }

    /// <summary>The options used.</summary>
    public required ProportionOptions Options { get; init; }

    /// <summary>One rate a group, in the order of the levels.</summary>
    public required IReadOnlyList<ResponseRate> Groups { get; init; }

    /// <summary>Each other group against the reference; empty with one group, and when people are paired.</summary>
    public required IReadOnlyList<ProportionComparison> Comparisons { get; init; }

    /// <summary>All groups together, as different people; <c>null</c> when they are the same people.</summary>
    public required HomogeneityTests? Overall { get; init; }

    /// <summary>Each other group against the reference within people; empty unless asked for.</summary>
    public IReadOnlyList<PairedProportionComparison> Paired { get; init; } = [];

    /// <summary>Cochran's Q over people seen in every group; <c>null</c> unless people are paired.</summary>
    public TestResult? CochranQ { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => ProportionTables.Groups(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => ProportionTables.All(this);
}

/// <summary>A group against the reference, crude and within strata.</summary>
/// <param name="Crude">Without regard to strata.</param>
/// <param name="Stratified">Within strata; <c>null</c> unless strata were asked for.</param>
public sealed record ProportionComparison(TwoProportions Crude, MantelHaenszel? Stratified);

/// <summary>A group against the reference, the same people under both.</summary>
/// <param name="Pairs">The comparison.</param>
/// <param name="Unpaired">People with a row in one of the two groups alone, who take no part.</param>
public sealed record PairedProportionComparison(PairedProportions Pairs, long Unpaired);
