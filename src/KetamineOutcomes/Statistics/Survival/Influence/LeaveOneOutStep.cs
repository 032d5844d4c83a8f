using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>The comparison in everybody, or without one part.</summary>
public sealed record LeaveOneOutStep
{
    /// <summary>The part that is left out; <c>null</c>: none.</summary>
    public required string? LeftOut { get; init; }

    /// <summary>People in it: rows, each as often as its frequency.</summary>
    public required double People { get; init; }

    /// <summary>Events among them; a sum of weights under sampling weights.</summary>
    public required double Events { get; init; }

    /// <summary>Each other group against the reference.</summary>
    public required IReadOnlyList<LeaveOneOutComparison> Comparisons { get; init; }

    /// <summary>Survival of each group left at <see cref="LeaveOneOutResult.At"/>; empty without a time.</summary>
    public required IReadOnlyList<SurvivalContrast> Survival { get; init; }

    /// <summary>Log-rank test of all groups.</summary>
    public required TestResult Test { get; init; }
}

/// <summary>A group against the reference, with one part left out.</summary>
/// <param name="Group">The group.</param>
/// <param name="HazardRatio">Hazard ratio against the reference with its Wald interval; the standard error is that of the
/// logarithm. Without an estimate the reason: no events in a group, nobody left of it.</param>
/// <param name="Test">The Wald test of a ratio of 1.</param>
/// <param name="Difference">Survival at the time less the reference's; <c>null</c> without a time.</param>
public sealed record LeaveOneOutComparison(
    string Group,
    Estimate HazardRatio,
    TestResult Test,
    SurvivalContrast? Difference
);
