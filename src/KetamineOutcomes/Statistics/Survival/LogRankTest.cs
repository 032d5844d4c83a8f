using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A log-rank test: chi-square, degrees of freedom and p, with observed and expected events by group.</summary>
public sealed record LogRankTest : Result
{
    /// <summary>Statistic, degrees of freedom, p-value, or the reason why there are none.</summary>
    public required TestResult Test { get; init; }

    /// <summary>The weights of the times.</summary>
    public required LogRankWeight Weight { get; init; }

    /// <summary>Whether the comparison was made within strata.</summary>
    public required bool IsStratified { get; init; }

    /// <summary>Each group's part, in the order of the groups.</summary>
    public required IReadOnlyList<LogRankGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            Test.Name,
            [new("Group", false), new("n"), new("Observed"), new("Expected")],
            Groups
                .Select(g => new TableRow([
                    g.Group,
                    Cell.Number(g.People, 0),
                    Cell.Number(g.Observed),
                    Cell.Number(g.Expected),
                ]))
                .ToArray(),
            [
                Test.Reason is { } reason
                    ? $"No test: {reason}."
                    : $"Chi-square {Cell.Number(Test.Statistic)} on {Cell.Number(Test.DegreesOfFreedom, 0)} df, p {Cell.PValue(Test.PValue)}.",
            ]
        );
}

/// <summary>A group's part in a log-rank test.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="People">People in the group.</param>
/// <param name="Observed">Events, each times its time's weight (and its sampling weight).</param>
/// <param name="Expected">Events expected if all groups shared one curve, weighted alike.</param>
public sealed record LogRankGroup(string Group, double People, double Observed, double Expected);
