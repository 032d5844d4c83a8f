using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.PublishedCurves;

/// <summary>Participants rebuilt from a printed curve, and how well they draw it.</summary>
public sealed record ReconstructedArm : Result
{
    private readonly KaplanMeierCurve rebuilt;

    internal ReconstructedArm(PublishedCurve curve, IReadOnlyList<double> times, IReadOnlyList<bool> isEvent)
    {
        Curve = curve;
        Times = times;
        IsEvent = isEvent;
        rebuilt = KaplanMeier.Fit(EventTimes.FromEventFlag(times.ToArray(), isEvent.ToArray())).Curves[0];
    }

    /// <summary>The printed curve.</summary>
    public PublishedCurve Curve { get; }

    /// <summary>Times, one a participant, ascending within each span of the table of numbers at risk.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Whether the participant's time is an event; in the order of <see cref="Times"/>.</summary>
    public IReadOnlyList<bool> IsEvent { get; }

    /// <summary>Events among the rebuilt participants.</summary>
    public int Events => IsEvent.Count(e => e);

    /// <summary>The largest distance between the printed points and the rebuilt curve, in survival.</summary>
    public double LargestDifference =>
        Curve.Points.Max(point => Math.Abs(point.Survival - (rebuilt.SurvivalAt(point.Time, extend: true).Value ?? 0)));

    /// <summary>The largest distance between the printed numbers at risk and the rebuilt ones, in people.</summary>
    public double LargestRiskDifference =>
        Curve.AtRisk.Max(column => Math.Abs(column.People - Times.Count(time => time >= column.Time)));

    /// <summary>The arm as times for the estimators.</summary>
    /// <returns>One row a participant.</returns>
    public EventTimes ToEventTimes() => EventTimes.FromEventFlag(Times.ToArray(), IsEvent.ToArray());

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Participants rebuilt from a printed curve",
            [new("", false), new("Printed"), new("Rebuilt")],
            [
                new TableRow(["People", Cell.Number(Curve.AtRisk[0].People, 0), Cell.Number(Times.Count, 0)]),
                new TableRow([
                    "Events",
                    Curve.Events is { } events ? Cell.Number(events, 0) : "not printed",
                    Cell.Number(Events, 0),
                ]),
            ],
            [
                $"Rebuilt by Guyot's method; at the printed points the curves differ by at most "
                    + $"{Cell.Percent(LargestDifference)}, numbers at risk by at most {Cell.Number(LargestRiskDifference, 0)}.",
            ]
        );
}
