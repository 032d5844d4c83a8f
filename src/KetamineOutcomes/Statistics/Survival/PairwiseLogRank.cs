using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Log-rank tests of pairs of groups, each among the two alone, with p-values adjusted for their number.</summary>
/// <remarks>Each pair's risk sets hold its two groups, as R users do with <c>survdiff</c> on a subset; SAS LIFETEST takes
/// contrasts of the overall test, whose risk sets hold everybody.</remarks>
public sealed record PairwiseLogRank : Result
{
    /// <summary>The pairs, the earlier group first (with a reference: the reference second).</summary>
    public required IReadOnlyList<LogRankPair> Pairs { get; init; }

    /// <summary>The adjustment.</summary>
    public required MultiplicityMethod Method { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Log-rank tests of pairs",
            [new("Group", false), new("Other", false), new("Chi-square"), new("p"), new("Adjusted p")],
            Pairs
                .Select(pair => new TableRow([
                    pair.Group,
                    pair.Other,
                    Cell.Number(pair.Test.Statistic),
                    Cell.PValue(pair.Test.PValue),
                    Cell.PValue(pair.AdjustedPValue),
                ]))
                .ToArray(),
            [
                Method == MultiplicityMethod.None ? "p-values are not adjusted." : $"Adjusted by {Method}'s method.",
                .. Pairs
                    .Where(pair => pair.Test.Reason is not null)
                    .GroupBy(pair => pair.Test.Reason!, StringComparer.Ordinal)
                    .Select(g => $"{string.Join("; ", g.Select(pair => $"{pair.Group}, {pair.Other}"))}: {g.Key}."),
            ]
        );
}

/// <summary>The test of one pair.</summary>
/// <param name="Group">One group.</param>
/// <param name="Other">The other.</param>
/// <param name="Test">The log-rank test of the two.</param>
/// <param name="AdjustedPValue">Its p-value adjusted for the number of pairs; <c>null</c> without one.</param>
public sealed record LogRankPair(string Group, string Other, TestResult Test, double? AdjustedPValue);
