using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>A comparison of survival in everybody, and without each part of the data.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record LeaveOneOutResult : Result
{
    /// <summary>What the parts are: the column's name.</summary>
    public required string Part { get; init; }

    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The group that the others are compared with.</summary>
    public required string Reference { get; init; }

    /// <summary>Confidence level; a p-value is held against 1 − level.</summary>
    public required double Level { get; init; }

    /// <summary>The time at which survival is given; <c>null</c>: none.</summary>
    public required double? At { get; init; }

    /// <summary>The comparison in everybody.</summary>
    public required LeaveOneOutStep All { get; init; }

    /// <summary>The comparison without each part, in the order of the parts.</summary>
    public required IReadOnlyList<LeaveOneOutStep> Without { get; init; }

    /// <summary>People and events by part and group, the parts in order and within each the groups.</summary>
    public required IReadOnlyList<PartCount> Counts { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>Whether the log-rank p-value without a part lies on the other side of 1 − <see cref="Level"/> from everybody's:
    /// the conclusion hangs on that part. A p-value of exactly 1 − level counts as not significant.</summary>
    /// <param name="fit">One of <see cref="Without"/>.</param>
    /// <returns>Whether; <c>null</c> when there is no test.</returns>
    public bool? Crosses(LeaveOneOutStep fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return All.Test.PValue is { } whole && fit.Test.PValue is { } p ? IsSmall(whole) != IsSmall(p) : null;
    }

    /// <summary>The part without which a group's log hazard ratio moves furthest from everybody's; <c>null</c> when none can be
    /// estimated. Of equals, the first.</summary>
    /// <param name="group">The group; <c>null</c>: the first that is not the reference.</param>
    /// <exception cref="KeyNotFoundException">There is no such group beside the reference.</exception>
    public string? MostInfluential(string? group = null)
    {
        if (Ratio(All, group) is not { } whole)
        {
            return null;
        }
        (string? most, double furthest) = (null, -1);
        foreach (LeaveOneOutStep fit in Without)
        {
            if (Ratio(fit, group) is { } ratio && Math.Abs(Math.Log(ratio / whole)) > furthest)
            {
                (most, furthest) = (fit.LeftOut, Math.Abs(Math.Log(ratio / whole)));
            }
        }
        return most;
    }

    /// <inheritdoc/>
    public override Table ToTable() => LeaveOneOutTables.Comparisons(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => [ToTable(), LeaveOneOutTables.ByPart(this)];

    private bool IsSmall(double p) => p < 1 - Level - 1e-12;

    private static double? Ratio(LeaveOneOutStep fit, string? group)
    {
        LeaveOneOutComparison comparison = group is null
            ? fit.Comparisons[0]
            : fit.Comparisons.FirstOrDefault(c => c.Group == group)
                ?? throw new KeyNotFoundException($"'{group}' is not compared with the reference.");
        return comparison.HazardRatio.Value;
    }
}
