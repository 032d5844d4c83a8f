using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Restricted mean survival times of the groups up to one tau, with differences and ratios against a reference.</summary>
public sealed record RestrictedMeanComparison : Result
{
    /// <summary>End of the window; <c>null</c> when none was given and no group has follow-up.</summary>
    public required double? Tau { get; init; }

    /// <summary>Start of the window; 0 unless another was asked for.</summary>
    public double From { get; init; }

    /// <summary>The reference group's name.</summary>
    public required string Reference { get; init; }

    /// <summary>Each group's restricted mean, in the order of the groups.</summary>
    public required IReadOnlyList<SurvivalContrast> Means { get; init; }

    /// <summary>Each other group's mean minus the reference's; z test of 0.</summary>
    public required IReadOnlyList<SurvivalContrast> Differences { get; init; }

    /// <summary>Each other group's mean over the reference's; standard error and z test on the log scale.</summary>
    public required IReadOnlyList<SurvivalContrast> Ratios { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            From > 0
                ? $"Mean time without event between {Cell.Number(From)} and {Cell.Number(Tau)}"
                : $"Restricted mean survival time to {Cell.Number(Tau)}",
            [new("Group", false), new("RMST"), new("Interval"), new("Difference"), new("Interval"), new("p")],
            Means.Select(RowOf).ToArray(),
            [$"Differences are against {Reference}."]
        );

    private TableRow RowOf(SurvivalContrast mean)
    {
        SurvivalContrast? difference = Differences.FirstOrDefault(d => d.Group == mean.Group);
        return new TableRow([
            mean.Group,
            Cell.Number(mean.Estimate.Value),
            Cell.Interval(mean.Estimate.Interval?.Lower, mean.Estimate.Interval?.Upper),
            difference is null ? "reference" : Cell.Number(difference.Estimate.Value),
            difference is null
                ? ""
                : Cell.Interval(difference.Estimate.Interval?.Lower, difference.Estimate.Interval?.Upper),
            difference is null ? "" : Cell.PValue(difference.Test?.PValue),
        ]);
    }
}
