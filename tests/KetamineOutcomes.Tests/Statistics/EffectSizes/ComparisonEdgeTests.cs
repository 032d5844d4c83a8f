using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tests.Statistics.EffectSizes;

public sealed class ComparisonEdgeTests
{
    [Fact]
    public void One_person_in_a_group_has_a_difference_and_reasons()
    {
        TwoGroups pair = Compare([5, 1, 2, 4], 1);
        Assert.Equal(5 - 7.0 / 3, pair.Welch.Difference.Value!.Value, 1e-12);
        Assert.NotNull(pair.Welch.Difference.Reason);
        Assert.Null(pair.Welch.Test.PValue);
        Assert.NotNull(pair.Pooled.Test.PValue);
        Assert.NotNull(pair.CohensD.Interval);
        Assert.NotNull(pair.GlassDelta.Reason);
        Assert.NotNull(pair.CliffsDelta.Reason);
        Assert.Equal(1, pair.CliffsDelta.Value);
        Assert.NotNull(pair.MannWhitney.Shift.Interval!.Reason);
    }

    [Fact]
    public void One_person_in_each_group_leaves_the_difference_alone()
    {
        TwoGroups pair = Compare([5, 1], 1);
        Assert.Equal(4, pair.Welch.Difference.Value);
        Assert.Equal(4, pair.Pooled.Difference.Value);
        Assert.All(
            new[] { pair.CohensD, pair.HedgesG, pair.GlassDelta },
            e => Assert.True(e.Value is null && e.Reason is not null)
        );
        Assert.Equal(1, pair.MannWhitney.Test.PValue);
    }

    [Fact]
    public void Three_people_have_d_but_no_correction()
    {
        TwoGroups pair = Compare([5, 1, 2], 1);
        Assert.NotNull(pair.CohensD.Value);
        Assert.Equal("the small-sample correction needs at least four people", pair.HedgesG.Reason);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 7)]
    public void No_spread_in_either_group_gives_reasons_not_infinities(double a, double b)
    {
        TwoGroups pair = Compare([a, a, a, b, b, b], 3);
        Assert.Equal(a - b, pair.Welch.Difference.Value);
        Assert.Equal(0, pair.Welch.Difference.StandardError);
        Assert.All(
            new[] { pair.Welch.Test, pair.Pooled.Test },
            t => Assert.True(t.PValue is null && t.Reason is not null)
        );
        Assert.All(
            new[] { pair.CohensD, pair.HedgesG, pair.GlassDelta },
            e => Assert.True(e.Value is null && e.Reason is not null)
        );
        Assert.Equal(a == b, pair.MannWhitney.Test.PValue is null);
    }

    [Fact]
    public void No_spread_in_the_reference_leaves_out_only_what_divides_by_it()
    {
        TwoGroups pair = Compare([1, 2, 6, 4, 4, 4], 3);
        Assert.NotNull(pair.Welch.Test.PValue);
        Assert.NotNull(pair.CohensD.Value);
        Assert.Equal("the reference's standard deviation is 0", pair.GlassDelta.Reason);
    }

    [Fact]
    public void All_values_equal_leave_rank_tests_without_an_answer()
    {
        MeanComparison all = MeanComparison.Of([4, 4, 4, 4], new Factor("g", [0, 0, 1, 1], ["a", "b"]));
        Assert.Null(all.KruskalWallis.PValue);
        Assert.Null(all.Anova.PValue);
        Assert.Equal(0, all.Comparisons[0].CliffsDelta.Value);
        Assert.Equal(0.5, all.Comparisons[0].CommonLanguage.Value);
        Assert.Equal(0, all.Comparisons[0].MannWhitney.Shift.Value);
        Assert.Equal("all values are the same", all.Comparisons[0].MannWhitney.Test.Reason);
    }

    [Fact]
    public void A_group_without_a_value_is_described_as_such()
    {
        MeanComparison all = MeanComparison.Of([1, 2, double.NaN], new Factor("g", [0, 0, 1], ["a", "b"]));
        Assert.Equal(0, all["b"].N);
        Assert.Equal("nobody in this group has a value", all["b"].Mean.Reason);
        Assert.Null(all["b"].Median);
        Assert.Null(all.Comparisons[0].Welch.Difference.Value);
        Assert.Null(all.Comparisons[0].MannWhitney.Test.PValue);
        Assert.Equal([new DroppedRows("no value", 1)], all.Rows.Dropped);
        Assert.DoesNotContain("NaN", all.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_near_the_largest_double_give_reasons()
    {
        TwoGroups pair = Compare([1e308, -1e308, 1e308, -1e308, 1e308, 1e307], 3);
        Assert.Null(pair.Welch.Test.PValue);
        Assert.NotNull(pair.CohensD.Reason);
        Assert.NotNull(pair.Welch.Difference.Reason);
    }

    [Fact]
    public void Groups_far_apart_keep_finite_limits()
    {
        TwoGroups pair = Compare([1e6, 1e6 + 1, 1e6 + 2, 0, 1, 2], 3);
        Assert.True(pair.CohensD.Interval!.Lower > 1e5);
        Assert.True(pair.CohensD.Interval.Upper < 1e7);
        Assert.Equal(1, pair.CliffsDelta.Interval!.Upper);
    }

    [Fact]
    public void Many_values_are_ranked_without_looking_at_pairs()
    {
        var random = new Random(1);
        double[] a = Enumerable.Range(0, 60_000).Select(_ => random.NextDouble()).ToArray();
        double[] b = Enumerable.Range(0, 60_000).Select(_ => random.NextDouble() + 0.1).ToArray();
        MannWhitney test = MannWhitney.Of(b, a, 0.9999);
        Assert.Equal(0.1, test.Shift.Value!.Value, 0.01);
        Assert.True(test.Shift.Interval!.Contains(0.1));
        Assert.True(test.Test.PValue < 1e-100);
    }

    [Fact]
    public void Zero_differences_are_dropped_from_the_signed_ranks()
    {
        SignedRank some = SignedRank.Of([0, 0, 1, 2, -3, 4, 5, 6]);
        Assert.Equal(1 + 2 + 4 + 5 + 6, some.Test.Statistic);
        Assert.Contains("normal", some.Test.Name, StringComparison.Ordinal);
        Assert.Equal("every difference is 0", SignedRank.Of([0, 0, 0]).Test.Reason);
        Assert.Null(MeanDifference.Paired([2, 2, 2]).Test.PValue);
        Assert.Equal("the differences' standard deviation is 0", CohensDz.Of([2, 2, 2]).Estimate.Reason);
    }

    [Fact]
    public void A_person_twice_under_a_condition_is_refused()
    {
        Factor by = new("drug", [0, 0, 1], ["a", "b"]);
        Factor person = new("id", [0, 0, 0], ["s1"]);
        var thrown = Assert.Throws<TrialDataException>(() => PairedMeanComparison.Of([1, 2, 3], by, person));
        Assert.Equal("repeated-key", Assert.Single(thrown.Problems).Rule);
    }

    [Fact]
    public void People_with_one_of_two_values_are_counted_out()
    {
        Factor by = new("drug", [0, 1, 0, 1, 0], ["a", "b"]);
        Factor person = new("id", [0, 0, 1, 1, 2], ["s1", "s2", "s3"]);
        PairedGroups pair = PairedMeanComparison.Of([1, 2, 3, 7, 9], by, person).Comparisons[0];
        Assert.Equal((2.0, 1.0, 2.5), (pair.N, pair.Unpaired, pair.MeanDifference.Difference.Value!.Value));
    }

    private static TwoGroups Compare(double[] values, int firstGroup) =>
        MeanComparison
            .Of(
                values,
                new Factor("g", values.Select((_, i) => i < firstGroup ? 0 : 1).ToArray(), ["a", "b"]),
                new() { Reference = "b" }
            )
            .Comparisons[0];
}
