using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
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

    /// <summary>Covariance of observed minus expected, row by row.</summary>
    internal double[] Covariance { get; init; } = [];

    /// <summary>Tests a trend over ordered groups: (Σ a·(O−E))²/(a′Va), 1 degree of freedom.</summary>
    /// <remarks>More powerful than the overall test when the hazard rises or falls along the groups (doses, routes by
    /// bioavailability). Any linear change of the scores gives the same test. Tarone (1975), doi:10.1093/biomet/62.3.679.</remarks>
    /// <param name="scores">One score a group, in the order of the groups; <c>null</c> for 1, 2, 3, …</param>
    /// <returns>The test; its statistic is chi-square.</returns>
    /// <exception cref="ArgumentException">There is not one finite score a group.</exception>
    public TestResult Trend(IReadOnlyList<double>? scores = null)
    {
        double[] a = scores?.ToArray() ?? Enumerable.Range(1, Groups.Count).Select(i => (double)i).ToArray();
        if (a.Length != Groups.Count || !a.All(double.IsFinite))
        {
            throw new ArgumentException(
                Invariant($"{Groups.Count} groups need as many finite scores."),
                nameof(scores)
            );
        }
        string name = $"{Test.Name} test of trend";
        double score = 0;
        double variance = 0;
        double scale = 0;
        for (int g = 0; g < a.Length; g++)
        {
            score += a[g] * (Groups[g].Observed - Groups[g].Expected);
            for (int h = 0; h < a.Length; h++)
            {
                double part = a[g] * a[h] * Covariance[g * a.Length + h];
                variance += part;
                scale += Math.Abs(part);
            }
        }
        // Sums of covariances over groups cancel: what is left of nothing is rounding.
        if (!(variance > 1e-12 * scale))
        {
            return TestResult.NotDefined(
                name,
                Test.Reason ?? "the scores do not tell apart the groups that were compared"
            );
        }
        double statistic = score * score / variance;
        return new TestResult(name, statistic, 1, ChiSquared.UpperTail(statistic, 1));
    }

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
                    : $"Chi-square {Cell.Number(Test.Statistic)} on {Cell.Number(Test.DegreesOfFreedom, 0)} df, {Cell.PStatement(Test.PValue)}.",
            ]
        );
}

/// <summary>A group's part in a log-rank test.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="People">People in the group.</param>
/// <param name="Observed">Events, each times its time's weight (and its sampling weight).</param>
/// <param name="Expected">Events expected if all groups shared one curve, weighted alike.</param>
public sealed record LogRankGroup(string Group, double People, double Observed, double Expected);
