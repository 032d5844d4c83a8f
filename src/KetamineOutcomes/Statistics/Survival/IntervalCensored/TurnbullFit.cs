using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>Curves from interval-censored times, one a group.</summary>
public sealed record TurnbullFit : Result
{
    /// <summary>The curves, in the order of the groups.</summary>
    public required IReadOnlyList<TurnbullCurve> Curves { get; init; }

    /// <summary>A group's curve.</summary>
    /// <param name="group">The group's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public TurnbullCurve this[string group] =>
        Curves.FirstOrDefault(curve => curve.Group == group)
        ?? throw new KeyNotFoundException($"There is no group '{group}'.");

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Survival from interval-censored times (Turnbull)",
            [new("Group", false), new("After"), new("Up to"), new("Fall"), new("Survival after it")],
            Curves
                .SelectMany(curve =>
                    curve.Intervals.Select(interval => new TableRow([
                        curve.Group,
                        Cell.Number(interval.Lower),
                        interval.Upper is { } upper ? Cell.Number(upper) : "not seen",
                        Cell.Percent(interval.Mass),
                        interval.Upper is null ? "not known" : Cell.Percent(interval.Survival),
                    ]))
                )
                .ToArray(),
            [
                "Where the curve falls inside an interval is not known.",
                .. Curves
                    .Where(curve => !curve.Converged)
                    .Select(curve =>
                        $"{curve.Group}: the maximum was not reached in {Cell.Number(curve.Iterations, 0)} steps."
                    ),
            ]
        );
}
