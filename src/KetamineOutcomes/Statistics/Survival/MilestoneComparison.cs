using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Survival at one time compared with a reference group: for curves whose hazards are not proportional, or a date that
/// was chosen beforehand.</summary>
public sealed record MilestoneComparison : Result
{
    /// <summary>The time.</summary>
    public required double Time { get; init; }

    /// <summary>The reference group's name.</summary>
    public required string Reference { get; init; }

    /// <summary>Each group's survival at the time.</summary>
    public required IReadOnlyList<SurvivalContrast> Survival { get; init; }

    /// <summary>Each other group's survival minus the reference's; normal interval and z test on the plain scale.</summary>
    public required IReadOnlyList<SurvivalContrast> Differences { get; init; }

    /// <summary>Each other group's cumulative hazard −log S over the reference's; interval and z test on the log scale, which is
    /// the log-log scale of survival and the better test in small samples (Klein et al. 2007, doi:10.1002/sim.2864).
    /// <see cref="Estimates.Estimate.StandardError"/> is that of the logarithm.</summary>
    public required IReadOnlyList<SurvivalContrast> HazardRatios { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"Survival at {Cell.Shortest(Time)}, against {Reference}",
            [
                new("Group", false),
                new("Survival"),
                new("Difference"),
                new(EstimateCells.Heading(Differences.Select(d => d.Estimate.Interval).FirstOrDefault())),
                new("p"),
                new("p (log-log)"),
            ],
            Survival.Select(RowOf).ToArray(),
            ["Differences are in percentage points; p (log-log) tests the difference of log(-log survival)."]
        );

    private TableRow RowOf(SurvivalContrast at)
    {
        SurvivalContrast? plain = Differences.FirstOrDefault(d => d.Group == at.Group);
        SurvivalContrast? loglog = HazardRatios.FirstOrDefault(d => d.Group == at.Group);
        return new TableRow([
            at.Group,
            Cell.Percent(at.Estimate.Value),
            plain is null ? "reference" : Cell.Percent(plain.Estimate.Value),
            plain is null
                ? ""
                : Cell.Interval(100 * plain.Estimate.Interval?.Lower, 100 * plain.Estimate.Interval?.Upper, 1),
            plain is null ? "" : Cell.PValue(plain.Test?.PValue),
            loglog is null ? "" : Cell.PValue(loglog.Test?.PValue),
        ]);
    }
}
