using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Where each group's curve of response becomes flat.</summary>
/// <remarks>The plateau begins at the first time after which less than <see cref="Within"/> is still to come until the last of the
/// times. That share is a choice to be made before looking; whether the data can tell it from more is in the interval. A group whose
/// curve still rises by as much at its last step has none.</remarks>
public sealed record EventPlateaus : Result
{
    /// <summary>One row a group, in their order.</summary>
    public required IReadOnlyList<EventPlateau> Rows { get; init; }

    /// <summary>What the clock counts.</summary>
    public required string Clock { get; init; }

    /// <summary>Less than this share is still to come.</summary>
    public required double Within { get; init; }

    /// <summary>The last time that was looked at.</summary>
    public required double Last { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>The row of a group.</summary>
    /// <param name="group">The group's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such group; the message lists those there are.</exception>
    public EventPlateau this[string group] =>
        Rows.FirstOrDefault(row => row.Group == group)
        ?? throw new KeyNotFoundException(
            $"There is no group '{group}'. Groups: {string.Join(", ", Rows.Select(row => row.Group))}."
        );

    internal static EventPlateaus Of(EventGains gains, double within) =>
        new()
        {
            Rows =
            [
                .. gains
                    .Rows.GroupBy(row => row.Group, StringComparer.Ordinal)
                    .Select(group => new EventPlateau(
                        group.Key,
                        group.FirstOrDefault(row => row.ToCome.Value < within),
                        group.Last().SoFar
                    )),
            ],
            Clock = gains.Clock,
            Within = within,
            Last = gains.Times.Count > 0 ? gains.Times[^1] : 0,
            Level = gains.Level,
        };

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string interval = $"{Cell.Number(100 * Level, Level * 100 % 1 == 0 ? 0 : 1)}% CI";
        string last = Cell.Number(Last, Last % 1 == 0 ? 0 : 2);
        return new Table(
            $"The plateau: less than {Cell.Number(100 * Within, Within * 100 % 1 == 0 ? 0 : 1)} points still to come until {last} {Clock}",
            [
                new("Group", false),
                new($"Plateau from ({Clock})"),
                new("So far"),
                new("To come (points)"),
                new($"Later, of those still without ({interval})"),
                new($"At {last} {Clock} ({interval})"),
            ],
            [.. Rows.Select(RowOf)],
            [
                "None: the curve still rises at the last step. A plateau just before the last time says little, for nothing is seen after it. Of those still without: who has the event between the plateau and the last time.",
            ]
        );
    }

    private static TableRow RowOf(EventPlateau row) =>
        row.Step is { } step
            ? new TableRow([
                row.Group,
                Cell.Number(step.To, step.To % 1 == 0 ? 0 : 2),
                Cell.Percent(step.SoFar.Value, 0),
                Cell.Number(100 * step.ToCome.Value, 0),
                WithInterval(step.OfThoseLeftToCome),
                WithInterval(row.AtLast),
            ])
            : new TableRow([row.Group, "none", "", "", "", WithInterval(row.AtLast)]);

    private static string WithInterval(Estimate share) =>
        share.Value is null
            ? Cell.NotEstimable
            : $"{Cell.Percent(share.Value, 0)} ({Cell.Interval(100 * share.Interval?.Lower, 100 * share.Interval?.Upper, 0)})";
}

/// <summary>A group's plateau.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Step">The step at which it begins; <c>null</c> when the curve still rises at the last step, or follow-up ends before.</param>
/// <param name="AtLast">Share with the event at the last time.</param>
public sealed record EventPlateau(string Group, EventGain? Step, Estimate AtLast);
