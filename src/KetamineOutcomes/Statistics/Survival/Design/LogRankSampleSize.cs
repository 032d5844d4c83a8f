using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Design;

/// <summary>Events and people that a log-rank test of two arms needs.</summary>
public sealed record LogRankSampleSize : Result
{
    /// <summary>What was assumed.</summary>
    public required LogRankAssumptions Assumptions { get; init; }

    /// <summary>Power asked for.</summary>
    public required double Power { get; init; }

    /// <summary>How long people are watched, or <c>null</c> where only events were asked for.</summary>
    public required StudyCalendar? Calendar { get; init; }

    /// <summary>Events in both arms together, before rounding.</summary>
    public required double Events { get; init; }

    /// <summary>Events, rounded up.</summary>
    public double EventsNeeded => RoundedUp(Events);

    /// <summary>Chance of a seen event in the reference arm; <c>null</c> without a calendar.</summary>
    public double? ReferenceChance => Calendar?.ChanceOfEvent(Assumptions.ReferenceHazard);

    /// <summary>Chance of a seen event in the new arm; <c>null</c> without a calendar.</summary>
    public double? GroupChance => Calendar?.ChanceOfEvent(Assumptions.ReferenceHazard * Assumptions.HazardRatio);

    /// <summary>People in both arms together, before rounding; <c>null</c> without a calendar.</summary>
    public double? People =>
        Events * (1 + Assumptions.Allocation) / (ReferenceChance + Assumptions.Allocation * GroupChance);

    /// <summary>People in the reference arm, rounded up; <c>null</c> without a calendar.</summary>
    public double? ReferencePeople => People is { } n ? RoundedUp(n / (1 + Assumptions.Allocation)) : null;

    /// <summary>People in the new arm, rounded up; <c>null</c> without a calendar.</summary>
    public double? GroupPeople =>
        People is { } n ? RoundedUp(n * Assumptions.Allocation / (1 + Assumptions.Allocation)) : null;

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            Invariant($"Sample size of a log-rank test ({Assumptions.Formula})"),
            [new("Arm", false), new("Hazard"), new("Chance of an event"), new("People")],
            [
                new TableRow([
                    "Reference",
                    Cell.Number(Assumptions.ReferenceHazard, 5),
                    Cell.Percent(ReferenceChance),
                    Cell.Number(ReferencePeople, 0),
                ]),
                new TableRow([
                    "New",
                    Cell.Number(Assumptions.ReferenceHazard * Assumptions.HazardRatio, 5),
                    Cell.Percent(GroupChance),
                    Cell.Number(GroupPeople, 0),
                ]),
            ],
            [
                $"{Cell.Number(EventsNeeded, 0)} events give {Cell.Percent(Power)} power for a hazard ratio of "
                    + $"{Cell.Number(Assumptions.HazardRatio)} at the {(Assumptions.Sides == 1 ? "one" : "two")}-sided level {Cell.Number(Assumptions.Alpha, 3)}.",
                .. Calendar is null
                    ? new[] { "NE: not estimable without a calendar of accrual and follow-up." }
                    : new[]
                    {
                        $"Entry over {Cell.Number(Calendar.Accrual, 0)}, then {Cell.Number(Calendar.FollowUp, 0)} of follow-up; "
                            + $"drop-out hazard {Cell.Number(Calendar.DropOutHazard, 5)}.",
                    },
            ]
        );

    // A whole number that arithmetic left a hair above itself stays.
    private static double RoundedUp(double value) => Math.Ceiling(value * (1 - 1e-12));
}
