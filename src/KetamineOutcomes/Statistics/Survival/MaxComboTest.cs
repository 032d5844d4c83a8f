using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>MaxCombo tests: the largest of several weighted log-rank tests, each other group against a reference.</summary>
public sealed record MaxComboTest : Result
{
    /// <summary>The reference group's name.</summary>
    public required string Reference { get; init; }

    /// <summary>One row for each other group.</summary>
    public required IReadOnlyList<MaxComboComparison> Comparisons { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"MaxCombo test against {Reference}",
            [new("Group", false), new("Largest z"), new("Weights", false), new("p")],
            Comparisons
                .Select(row => new TableRow([
                    row.Group,
                    Cell.Number(row.Test.Statistic),
                    row.Largest is { } largest
                        ? Invariant($"rho {largest.Weight.Rho}, gamma {largest.Weight.Gamma}")
                        : "",
                    Cell.PValue(row.Test.PValue),
                ]))
                .ToArray(),
            [
                "p is that of the largest |z|, so nothing is left to adjust.",
                .. Comparisons
                    .Where(row => row.Test.Reason is not null)
                    .GroupBy(row => row.Test.Reason!, StringComparer.Ordinal)
                    .Select(g => $"{string.Join(", ", g.Select(row => row.Group))}: {g.Key}."),
            ]
        );
}

/// <summary>A group compared with the reference.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Test">The largest |z| and its p-value, or the reason why there is none.</param>
/// <param name="Components">The weighted tests: z is positive when the group has more events than expected.</param>
/// <param name="MonteCarloError">Standard error of the p-value where it was drawn (four or more tests that do not depend on one
/// another); else <c>null</c>.</param>
public sealed record MaxComboComparison(
    string Group,
    TestResult Test,
    IReadOnlyList<MaxComboComponent> Components,
    double? MonteCarloError = null
)
{
    /// <summary>The test that is the largest; <c>null</c> when there is none.</summary>
    public MaxComboComponent? Largest => Components.MaxBy(component => Math.Abs(component.Z));
}

/// <summary>One weighted test.</summary>
/// <param name="Weight">Its weights.</param>
/// <param name="Z">Its standardised score.</param>
public sealed record MaxComboComponent(LogRankWeight Weight, double Z);
