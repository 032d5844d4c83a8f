using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>Mean cumulative functions, one a group.</summary>
public sealed record MeanCumulativeFit : Result
{
    /// <summary>The functions, in the order of the groups.</summary>
    public required IReadOnlyList<MeanCumulativeCurve> Curves { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>A group's function.</summary>
    /// <param name="group">The group's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public MeanCumulativeCurve this[string group] =>
        Curves.FirstOrDefault(curve => curve.Group == group)
        ?? throw new KeyNotFoundException($"There is no group '{group}'.");

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Mean number of events a person",
            [
                new("Group", false),
                new("People"),
                new("Events"),
                new("Up to"),
                new("Mean events"),
                new(EstimateCells.Heading(Level)),
            ],
            Curves
                .Select(curve =>
                {
                    MeanCumulativeStep? last = curve.Steps.Count > 0 ? curve.Steps[^1] : null;
                    return new TableRow([
                        curve.Group,
                        Cell.Number(curve.People, 0),
                        Cell.Number(curve.Events, 0),
                        Cell.Number(curve.LongestTime, 1),
                        Cell.Number(last?.Mean ?? (curve.People > 0 ? 0 : null)),
                        Cell.Interval(last?.Lower, last?.Upper),
                    ]);
                })
                .ToArray(),
            ["Interval by the variance robust to dependence of a person's events, on the log scale."]
        );
}

/// <summary>One group's mean cumulative function.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="People">People with a spell.</param>
/// <param name="Events">Their events.</param>
/// <param name="LongestTime">End of the last spell; <c>null</c> without spells.</param>
/// <param name="Steps">The steps, one an event time, ascending.</param>
public sealed record MeanCumulativeCurve(
    string Group,
    int People,
    double Events,
    double? LongestTime,
    IReadOnlyList<MeanCumulativeStep> Steps
)
{
    /// <summary>Mean number of events by a time.</summary>
    /// <param name="time">Time, 0 or more.</param>
    /// <returns>The mean, 0 without error before the first event; not estimable beyond the last spell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate At(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), "A time is 0 or more and finite.");
        }
        if (!(time <= LongestTime))
        {
            return Estimate.NotEstimable("nobody was followed so long");
        }
        MeanCumulativeStep? step = Steps.LastOrDefault(s => s.Time <= time);
        return step is null ? Estimate.Of(0, reason: "no event by then") : Estimate.Of(step.Mean, step.StandardError);
    }
}

/// <summary>A step of a mean cumulative function.</summary>
/// <param name="Time">Event time.</param>
/// <param name="AtRisk">People at risk then.</param>
/// <param name="Events">Events then.</param>
/// <param name="Mean">Mean number of events up to it.</param>
/// <param name="StandardError">Robust standard error.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record MeanCumulativeStep(
    double Time,
    double AtRisk,
    double Events,
    double Mean,
    double StandardError,
    double Lower,
    double Upper
);
