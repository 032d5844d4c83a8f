using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.TwoStage;

/// <summary>One stage's part: score (observed minus expected events of the group) and its variance.</summary>
/// <param name="Score">Observed minus expected events.</param>
/// <param name="Variance">Its hypergeometric variance.</param>
public sealed record LogRankStage(double Score, double Variance)
{
    /// <summary>Standardised score, positive when the group has fewer events than expected; <c>null</c> when no event compares
    /// the groups.</summary>
    public double? Z => Variance > 1e-12 ? -Score / Math.Sqrt(Variance) : null;
}

/// <summary>A two-stage weighted combination of log-rank tests.</summary>
public sealed record TwoStageResult : Result
{
    /// <summary>The group whose benefit is tested.</summary>
    public required string Group { get; init; }

    /// <summary>The other group.</summary>
    public required string Reference { get; init; }

    /// <summary>The plan: fraction, level, spending, boundaries.</summary>
    public required TwoStageBoundaries Boundaries { get; init; }

    /// <summary>The interim's part.</summary>
    public required LogRankStage First { get; init; }

    /// <summary>The part after the interim.</summary>
    public required LogRankStage Second { get; init; }

    /// <summary>Combined z (z of stage 1 where it stopped) and its one-sided stage-wise p-value.</summary>
    public required TestResult Test { get; init; }

    /// <summary>The weighted hazard ratio, group over reference, with the repeated interval at level 1 − 2α; the standard error
    /// is that of the logarithm.</summary>
    public required Estimate HazardRatio { get; init; }

    /// <summary>Whether the interim's z reached its boundary.</summary>
    public bool StoppedAtInterim => First.Z >= Boundaries.Interim;

    /// <summary>Whether the null was rejected at either look.</summary>
    public bool Rejects => StoppedAtInterim || Test.Statistic >= Boundaries.Final;

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"Two-stage weighted combination: {Group} v {Reference}",
            [new("Stage", false), new("Observed - expected"), new("Variance"), new("z"), new("Boundary")],
            [
                Row("Interim", First, First.Z, Boundaries.Interim),
                Row("After the interim", Second, Second.Z, null),
                new TableRow([
                    "Combined",
                    "",
                    "",
                    Cell.Number(Test.Statistic, 3),
                    Cell.Number(StoppedAtInterim ? Boundaries.Interim : Boundaries.Final, 3),
                ]),
            ],
            [
                Test.Reason is { } reason
                    ? $"No test: {reason}."
                    : $"One-sided p {Cell.PValue(Test.PValue)} (stage-wise); weighted hazard ratio {Cell.Number(HazardRatio.Value)}, "
                        + $"{Cell.Percent(1 - 2 * Boundaries.Alpha, 0)} repeated interval "
                        + $"{Cell.Interval(HazardRatio.Interval?.Lower, HazardRatio.Interval?.Upper)}.",
                $"Weights from {Cell.Percent(Boundaries.InformationFraction, 0)} of the planned events at the interim; one-sided level "
                    + $"{Cell.Number(Boundaries.Alpha, 3)}, {Cell.Number(Boundaries.SpentAtInterim, 4)} spent at the interim.",
            ]
        );

    private static TableRow Row(string name, LogRankStage stage, double? z, double? boundary) =>
        new([
            name,
            Cell.Number(stage.Score),
            Cell.Number(stage.Variance),
            Cell.Number(z, 3),
            boundary is null ? "" : Cell.Number(boundary, 3),
        ]);
}
