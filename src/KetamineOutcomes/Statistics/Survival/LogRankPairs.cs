using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Runs log-rank tests on pairs of groups.</summary>
internal static class LogRankPairs
{
    public static PairwiseLogRank Test(
        JoinedTable joined,
        LogRankWeight weight,
        MultiplicityMethod method,
        int? reference
    )
    {
        var pairs = new List<(int First, int Second)>();
        int groups = joined.Table.Groups.Count;
        for (int i = 0; i < groups; i++)
        {
            if (reference is { } against)
            {
                if (i != against)
                {
                    pairs.Add((i, against));
                }
                continue;
            }
            for (int j = i + 1; j < groups; j++)
            {
                pairs.Add((i, j));
            }
        }
        TestResult[] tests = pairs
            .Select(pair => LogRankSums.Test(joined.Pair(pair.First, pair.Second), weight).Test)
            .ToArray();
        IReadOnlyList<double?> adjusted = Multiplicity.Adjust(Array.ConvertAll(tests, test => test.PValue), method);
        IReadOnlyList<string> names = joined.Table.Groups;
        return new PairwiseLogRank
        {
            Method = method,
            Pairs = pairs
                .Select((pair, i) => new LogRankPair(names[pair.First], names[pair.Second], tests[i], adjusted[i]))
                .ToArray(),
        };
    }
}
