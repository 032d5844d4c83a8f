using FsCheck.Xunit;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tests.Statistics.Estimates;

public sealed class MomentsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    [InlineData(-1e12)]
    public void Values_far_from_zero_lose_nothing(double offset)
    {
        // Deviations are -2, -1, 0, 1, 2 many times over: mean and sum of squares are known.
        double[] values = Enumerable.Range(0, 100_000).Select(i => offset + i % 5 - 2).ToArray();
        Moments moments = Moments.Of(values);
        Assert.Equal(offset, moments.Mean);
        Tolerance.AssertClose(200_000, moments.SumOfSquares, 1e-14);
        Assert.Equal((offset - 2, offset + 2), (moments.Minimum, moments.Maximum));
    }

    [Fact]
    public void Equal_values_have_no_spread_at_all()
    {
        double[] values = Enumerable.Repeat(0.1, 12_345).ToArray();
        Assert.Equal(0, Moments.Of(values).SumOfSquares);
        Assert.Equal(0.1, Moments.Of(values).Mean);
    }

    [Property]
    public bool Parts_merged_are_the_whole(int seed, ushort size, ushort cut)
    {
        var random = new Random(seed);
        double[] values = Enumerable.Range(0, size % 9000 + 2).Select(_ => 1e6 + random.NextDouble()).ToArray();
        int at = cut % values.Length;
        Moments whole = Moments.Of(values);
        Moments merged = Moments.Of(values.AsSpan(0, at)).Merge(Moments.Of(values.AsSpan(at)));
        return merged.Count == whole.Count
            && Near(merged.Mean, whole.Mean)
            && Near(merged.SumOfSquares, whole.SumOfSquares)
            && merged.Minimum == whole.Minimum
            && merged.Maximum == whole.Maximum;
    }

    [Fact]
    public void A_frequency_is_a_repeated_value()
    {
        Moments weighted = Moments.Of([3, 1, 8, 5], new FrequencyWeights([2, 0, 1, 3]));
        Moments repeated = Moments.Of([3, 3, 8, 5, 5, 5]);
        Assert.Equal(
            (repeated.Count, repeated.Minimum, repeated.Maximum),
            (weighted.Count, weighted.Minimum, weighted.Maximum)
        );
        Tolerance.AssertClose(repeated.Mean, weighted.Mean, 1e-15);
        Tolerance.AssertClose(repeated.SumOfSquares, weighted.SumOfSquares, 1e-15);
    }

    [Fact]
    public void Nobody_has_no_variance_and_merges_into_anything()
    {
        Moments nobody = Moments.Of([]);
        Assert.Equal(0, nobody.Count);
        Assert.Null(nobody.Variance);
        Assert.Equal(Moments.Of([1, 2]), nobody.Merge(Moments.Of([1, 2])));
        Assert.Null(Moments.Of([7]).StandardDeviation);
    }

    [Fact]
    public void Missing_and_infinite_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Moments.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Moments.Of([1, double.PositiveInfinity]));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-14 * Math.Abs(b);

    [Fact]
    public void A_printed_summary_gives_the_effect_sizes_of_its_sample()
    {
        double[] group = [-21, -18, -9, -25, -14];
        double[] reference = [-12, -4, -8, 2];
        Moments first = Moments.Of(group);
        Moments second = Moments.Of(reference);
        var printedFirst = Moments.FromSummary(5, first.Mean, first.StandardDeviation!.Value);
        var printedSecond = Moments.FromSummary(4, second.Mean, second.StandardDeviation!.Value);
        EffectSize expected = HedgesG.Of(group, reference);
        EffectSize found = HedgesG.Of(printedFirst, printedSecond);

        Tolerance.AssertClose(expected.Estimate.Value!.Value, found.Estimate.Value);
        Tolerance.AssertClose(expected.Estimate.Interval!.Lower!.Value, found.Estimate.Interval!.Lower);
        Assert.Equal(first.Mean, printedFirst.Minimum);
        Assert.Equal(0, Moments.FromSummary(1, 3, 0).SumOfSquares);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(5, double.NaN, 1)]
    [InlineData(5, 1, -1)]
    [InlineData(5, 1, double.PositiveInfinity)]
    public void A_summary_that_cannot_be_is_refused(long n, double mean, double deviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Moments.FromSummary(n, mean, deviation));
}
