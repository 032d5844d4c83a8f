using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Gray's test that groups share one cumulative incidence of a cause.</summary>
/// <remarks><para>It compares subdistribution hazards: with R_r(t) = Y_r(1−F_r(t−))/S_r(t−), Y_r at risk in group r, the score of a
/// group is Σ (1−F⁰(t−))^ρ {d_r − d·R_r/ΣR}, F⁰ the common incidence under equality. The log-rank test with other causes censored
/// asks another question: whether cause-specific hazards are equal.</para>
/// <para>Variance: Gray's, with c(d) = 1 − (d−1)/(n−1) for ties. Strata: scores and variances add. As cmprsk's cuminc; SAS
/// LIFETEST's FAILCODE gives the same without ties. With entry times n counts those who have entered, which cmprsk does not
/// offer.</para>
/// <para>Gray (1988), doi:10.1214/aos/1176350951.</para></remarks>
public sealed record GrayTest : Result
{
    /// <summary>The cause.</summary>
    public required string Cause { get; init; }

    /// <summary>Power of 1 − F⁰(t−).</summary>
    public required double Rho { get; init; }

    /// <summary>Whether the comparison was made within strata.</summary>
    public required bool IsStratified { get; init; }

    /// <summary>Chi-square, degrees of freedom, p-value, or the reason why there are none.</summary>
    public required TestResult Test { get; init; }

    /// <summary>Each group's events and those expected under equality, in the order of the groups.</summary>
    public required IReadOnlyList<LogRankGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"{(IsStratified ? "Stratified " : "")}Gray's test: {Cause}",
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
