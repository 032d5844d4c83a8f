using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The result of the verb <c>survival</c>.</summary>
public sealed record SurvivalResult : ProcedureResult
{
    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<SurvivalGroup> Groups { get; init; }

    /// <summary>The log-rank test; <c>null</c> without groups.</summary>
    public required LogRankTest? Test { get; init; }

    /// <summary>Restricted means with differences and ratios against the reference.</summary>
    public required RestrictedMeanComparison RestrictedMeans { get; init; }

    /// <summary>The curves behind it all.</summary>
    public required KaplanMeierFit Fit { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => SurvivalTables.Summary(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => SurvivalTables.All(this);
}
