using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Life tables by group.</summary>
public sealed record LifeTableFit : Result
{
    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<LifeTableGroup> Groups { get; init; }

    /// <summary>The life table of a group.</summary>
    /// <param name="group">The group's name; <c>all</c> without groups.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public LifeTableGroup this[string group] =>
        Groups.FirstOrDefault(g => string.Equals(g.Group, group, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException(
            $"There is no group '{group}'. Groups: {string.Join(", ", Groups.Select(g => g.Group))}."
        );

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Life table",
            [
                new("Group", false),
                new("Interval", false),
                new("At risk"),
                new("Withdrawn"),
                new("Events"),
                new("Probability"),
                new("Survival at start"),
                new("Hazard"),
            ],
            Groups.SelectMany(group => group.Intervals.Select(interval => RowOf(group, interval))).ToArray(),
            ["Withdrawn people count half. Survival is at the interval's start."]
        );

    private static TableRow RowOf(LifeTableGroup group, LifeTableInterval interval) =>
        new([
            group.Group,
            $"{Time(interval.Start)} to {(interval.End is { } end ? Time(end) : "the end")}",
            Cell.Number(interval.AtRisk, 0),
            Cell.Number(interval.Withdrawn, 0),
            Cell.Number(interval.Events, 0),
            Cell.Percent(interval.EventProbability),
            Cell.Percent(interval.SurvivalAtStart),
            Cell.Number(interval.Hazard, 4),
        ]);

    private static string Time(double time) => Cell.Number(time, time % 1 == 0 ? 0 : 2);
}

/// <summary>The life table of one group.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="People">People in it.</param>
/// <param name="Intervals">The intervals, up to the last in which anybody is present.</param>
public sealed record LifeTableGroup(string Group, double People, IReadOnlyList<LifeTableInterval> Intervals);

/// <summary>One interval of a life table.</summary>
public sealed record LifeTableInterval
{
    /// <summary>Its start, included.</summary>
    public required double Start { get; init; }

    /// <summary>Its end, not included; <c>null</c> for the last, open one.</summary>
    public required double? End { get; init; }

    /// <summary>People who enter the interval.</summary>
    public required double AtRisk { get; init; }

    /// <summary>Events in it.</summary>
    public required double Events { get; init; }

    /// <summary>Censored in it.</summary>
    public required double Withdrawn { get; init; }

    /// <summary>People less half of those withdrawn.</summary>
    public required double EffectiveSize { get; init; }

    /// <summary>Probability of the event in the interval of those who enter it.</summary>
    public required double EventProbability { get; init; }

    /// <summary>Its standard error.</summary>
    public required double EventProbabilityError { get; init; }

    /// <summary>Survival at the interval's start.</summary>
    public required double SurvivalAtStart { get; init; }

    /// <summary>Its standard error (Greenwood); 0 where survival is 1 or 0.</summary>
    public required double SurvivalError { get; init; }

    /// <summary>Probability density in the interval; <c>null</c> in the open one.</summary>
    public required double? Density { get; init; }

    /// <summary>Its standard error.</summary>
    public required double? DensityError { get; init; }

    /// <summary>Hazard at the interval's middle; <c>null</c> in the open one.</summary>
    public required double? Hazard { get; init; }

    /// <summary>Its standard error.</summary>
    public required double? HazardError { get; init; }
}
