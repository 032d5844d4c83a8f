using FsCheck.Xunit;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tests.Statistics.EffectSizes;

public sealed class ComparisonPropertyTests
{
    [Property(MaxTest = 40)]
    public void Row_order_does_not_matter(int seed)
    {
        (double[] values, int[] codes) = Draw(seed, 30);
        int[] order = Enumerable.Range(0, values.Length).ToArray();
        new Random(seed).Shuffle(order);
        double[] shuffled = order.Select(i => values[i]).ToArray();
        int[] shuffledCodes = order.Select(i => codes[i]).ToArray();
        Assert.Equal(
            MeanComparison.Of(values, Groups(codes)).ToString(),
            MeanComparison.Of(shuffled, Groups(shuffledCodes)).ToString()
        );
        Assert.Equal(
            MeanComparison.Of(values, Groups(codes)).Comparisons[0],
            MeanComparison.Of(shuffled, Groups(shuffledCodes)).Comparisons[0]
        );
    }

    [Property(MaxTest = 40)]
    public void A_frequency_is_repeated_rows(int seed)
    {
        (double[] values, int[] codes) = Draw(seed, 24);
        double[] counts = values.Select((_, i) => (double)((i * 7 + seed) % 4 & 3)).ToArray();
        int[] repeated = Enumerable
            .Range(0, values.Length)
            .SelectMany(i => Enumerable.Repeat(i, (int)counts[i]))
            .ToArray();
        var weighted = MeanComparison.Of(values, Groups(codes), new() { Frequencies = new FrequencyWeights(counts) });
        var rows = MeanComparison.Of(
            repeated.Select(i => values[i]).ToArray(),
            Groups(repeated.Select(i => codes[i]).ToArray())
        );
        Assert.Equal(Numbers(rows).Length, Numbers(weighted).Length);
        foreach ((double expected, double found) in Numbers(rows).Zip(Numbers(weighted)))
        {
            Tolerance.AssertClose(expected, found, 1e-11);
        }
    }

    [Property(MaxTest = 40)]
    public void Swapping_arms_flips_the_sign(int seed)
    {
        (double[] values, int[] codes) = Draw(seed, 30);
        TwoGroups a = MeanComparison.Of(values, Groups(codes)).Comparisons[0];
        TwoGroups b = MeanComparison.Of(values, Groups(codes), new() { Reference = "g1" }).Comparisons[0];
        foreach (
            (Estimate x, Estimate y) in new[]
            {
                (a.Welch.Difference, b.Welch.Difference),
                (a.Pooled.Difference, b.Pooled.Difference),
                (a.CohensD, b.CohensD),
                (a.HedgesG, b.HedgesG),
                (a.CliffsDelta, b.CliffsDelta),
                (a.MannWhitney.Shift, b.MannWhitney.Shift),
            }
        )
        {
            Assert.Equal(x.Value!.Value, -y.Value!.Value, 1e-12);
            Assert.Equal(x.Interval!.Lower!.Value, -y.Interval!.Upper!.Value, 1e-11);
            Assert.Equal(x.Interval!.Upper!.Value, -y.Interval!.Lower!.Value, 1e-11);
        }
        Tolerance.AssertClose(a.MannWhitney.Test.PValue!.Value, b.MannWhitney.Test.PValue, 1e-13);
        Tolerance.AssertClose(1, a.CommonLanguage.Value + b.CommonLanguage.Value, 1e-14);
    }

    [Property(MaxTest = 40)]
    public void Two_groups_have_F_equal_to_t_squared(int seed)
    {
        (double[] values, int[] codes) = Draw(seed, 30);
        MeanComparison all = MeanComparison.Of(values, Groups(codes));
        double t = all.Comparisons[0].Pooled.Test.Statistic!.Value;
        Tolerance.AssertClose(t * t, all.Anova.Statistic, 1e-11);
        Tolerance.AssertClose(all.Comparisons[0].Pooled.Test.PValue!.Value, all.Anova.PValue, 1e-11);
    }

    [Property(MaxTest = 25)]
    public void A_wider_level_holds_a_narrower(int seed)
    {
        (double[] values, int[] codes) = Draw(seed, 40);
        ConfidenceInterval?[] narrow = Intervals(values, codes, 0.8);
        ConfidenceInterval?[] wide = Intervals(values, codes, 0.99);
        foreach ((ConfidenceInterval? inner, ConfidenceInterval? outer) in narrow.Zip(wide))
        {
            Assert.True(outer!.Lower <= inner!.Lower && inner.Upper <= outer.Upper);
        }
    }

    [Property(MaxTest = 40)]
    public void Order_statistics_of_pairs_are_those_of_all_pairs(int seed)
    {
        var random = new Random(seed);
        double[] x = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (double)random.Next(-4, 9)).ToArray();
        double[] y = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.NextDouble() * 9).ToArray();
        double[] differences = x.SelectMany(a => y.Select(b => a - b)).Order().ToArray();
        double[] averages = x.SelectMany((a, i) => x.Skip(i).Select(b => (a + b) / 2)).Order().ToArray();
        var pairs = new DifferencePairs(SortedSample.Of(x), SortedSample.Of(y));
        var walsh = new WalshPairs(SortedSample.Of(x));
        Assert.Equal(differences, differences.Select((_, i) => OrderStatistic.At(pairs, i + 1)));
        Assert.Equal(averages, averages.Select((_, i) => OrderStatistic.At(walsh, i + 1)));
    }

    [Fact]
    public void Every_option_changes_something()
    {
        (double[] values, int[] codes) = Draw(5, 28);
        string plain = Print(new());
        Assert.NotEqual(plain, Print(new() { Level = 0.9 }));
        Assert.NotEqual(plain, Print(new() { Reference = "g1" }));
        Assert.NotEqual(plain, Print(new() { Quartiles = QuartileRule.Averaged }));
        Assert.NotEqual(plain, Print(new() { RankTest = RankTestMethod.Normal }));
        Assert.NotEqual(plain, Print(new() { CliffsDelta = CliffsDeltaInterval.FisherZ }));

        string Print(MeanComparisonOptions options) =>
            string.Join(' ', Numbers(MeanComparison.Of(values, Groups(codes), options)));
    }

    private static (double[] Values, int[] Codes) Draw(int seed, int rows)
    {
        var random = new Random(seed);
        int[] codes = Enumerable.Range(0, rows).Select(i => i % 2).ToArray();
        return (codes.Select(code => random.NextDouble() * 10 + 3 * code).ToArray(), codes);
    }

    private static Factor Groups(int[] codes) => new("g", codes, ["g0", "g1"]);

    private static ConfidenceInterval?[] Intervals(double[] values, int[] codes, double level)
    {
        MeanComparison all = MeanComparison.Of(values, Groups(codes), new() { Level = level });
        TwoGroups pair = all.Comparisons[0];
        return
        [
            all.Groups[0].Mean.Interval,
            pair.Welch.Difference.Interval,
            pair.Pooled.Difference.Interval,
            pair.CohensD.Interval,
            pair.HedgesG.Interval,
            pair.GlassDelta.Interval,
            pair.CliffsDelta.Interval,
            pair.MannWhitney.Shift.Interval,
        ];
    }

    private static double[] Numbers(MeanComparison all)
    {
        TwoGroups pair = all.Comparisons[0];
        IEnumerable<double?> groups = all.Groups.SelectMany(g =>
            new[] { g.N, g.Mean.Value, g.StandardDeviation, g.Median, g.LowerQuartile, g.UpperQuartile, g.Minimum }
        );
        IEnumerable<double?> estimates = new[]
        {
            pair.Welch.Difference,
            pair.Pooled.Difference,
            pair.CohensD,
            pair.HedgesG,
            pair.GlassDelta,
            pair.CliffsDelta,
            pair.CommonLanguage,
            pair.MannWhitney.Shift,
        }.SelectMany(e => new[] { e.Value, e.StandardError, e.Interval?.Lower, e.Interval?.Upper });
        IEnumerable<double?> tests = new[] { pair.MannWhitney.Test, all.Anova, all.KruskalWallis }.SelectMany(t =>
            new[] { t.Statistic, t.PValue }
        );
        return groups.Concat(estimates).Concat(tests).OfType<double>().ToArray();
    }
}
