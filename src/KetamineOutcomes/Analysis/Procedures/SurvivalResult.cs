using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Influence;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The result of the verb <c>survival</c>.</summary>
public sealed record SurvivalResult : ProcedureResult
{
    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<SurvivalGroup> Groups { get; init; }

    /// <summary>The log-rank test; <c>null</c> without groups.</summary>
    public required LogRankTest? Test { get; init; }

    /// <summary>The test of trend; <c>null</c> when it was not asked for.</summary>
    public TestResult? Trend { get; init; }

    /// <summary>Tests of pairs; <c>null</c> when they were not asked for.</summary>
    public PairwiseLogRank? Pairwise { get; init; }

    /// <summary>MaxCombo tests; <c>null</c> when they were not asked for.</summary>
    public MaxComboTest? MaxCombo { get; init; }

    /// <summary>Hazard ratios of the other groups against the reference; <c>null</c> when they were not asked for.</summary>
    public IReadOnlyList<SurvivalContrast>? HazardRatios { get; init; }

    /// <summary>Survival at each of the times, compared with the reference; empty without groups or times.</summary>
    public IReadOnlyList<MilestoneComparison> Milestones { get; init; } = [];

    /// <summary>Restricted means with differences and ratios against the reference.</summary>
    public required RestrictedMeanComparison RestrictedMeans { get; init; }

    /// <summary>Competing risks of the same people, where statuses compete; <c>null</c> where every other status
    /// censors.</summary>
    public CompetingRisksResult? Competing { get; init; }

    /// <summary>The comparison with each site (or other level) left out; <c>null</c> when it was not asked for.</summary>
    public LeaveOneOutResult? LeaveOneOut { get; init; }

    /// <summary>The curves behind it all.</summary>
    public required KaplanMeierFit Fit { get; init; }

    /// <summary>What each further time adds: response after 1, 2, … n sessions, the gain of each, and what is still to come.</summary>
    /// <param name="times">Times, ascending; none: every time at which somebody has the event.</param>
    /// <returns>One row a group and time.</returns>
    /// <exception cref="ArgumentException">The times do not ascend, or one is negative or not finite.</exception>
    public EventGains Gains(params IReadOnlyList<double> times) => EventGains.Of(this, times.Count > 0 ? times : null);

    /// <inheritdoc/>
    public override Table ToTable() => SurvivalTables.Summary(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() =>
        Competing is null ? SurvivalTables.All(this) : [.. SurvivalTables.All(this), .. Competing.ToTables()];
}
