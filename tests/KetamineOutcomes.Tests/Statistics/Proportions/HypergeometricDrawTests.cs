using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class HypergeometricDrawTests
{
    [Theory]
    [InlineData(5, 9, 6)]
    [InlineData(900, 4, 300)]
    [InlineData(40, 60, 30)]
    [InlineData(60, 40, 30)]
    [InlineData(40, 60, 80)]
    [InlineData(70, 40, 90)]
    public void Draws_follow_the_distribution(long good, long bad, long sample)
    {
        const int Draws = 20_000;
        var random = new RandomStream(11L, 3L);
        var counts = new Dictionary<long, int>();
        for (int i = 0; i < Draws; i++)
        {
            long k = HypergeometricDraw.Next(random, good, bad, sample);
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }
        // Pearson's chi-square over the values that are expected at least five times.
        double statistic = 0;
        int cells = 0;
        for (long k = Math.Max(0, sample - bad); k <= Math.Min(good, sample); k++)
        {
            double expected = Draws * Math.Exp(Hypergeometric.LogPmf(k, good, bad, sample));
            if (expected >= 5)
            {
                double excess = counts.GetValueOrDefault(k) - expected;
                statistic += excess * excess / expected;
                cells++;
            }
        }
        Assert.True(ChiSquared.UpperTail(statistic, cells) > 1e-4, $"{statistic} over {cells} values");
    }

    [Fact]
    public void Of_billions_the_mean_and_the_spread_are_right()
    {
        var random = new RandomStream(11L, 4L);
        double sum = 0;
        double squares = 0;
        const int Draws = 20_000;
        const double Mean = 3e8;
        for (int i = 0; i < Draws; i++)
        {
            double distance = HypergeometricDraw.Next(random, 1_000_000_000, 2_000_000_000, 900_000_000) - Mean;
            sum += distance;
            squares += distance * distance;
        }
        double variance = 9e8 * (1.0 / 3) * (2.0 / 3) * (2.1e9 / (3e9 - 1));
        Assert.InRange(sum / Draws / Math.Sqrt(variance / Draws), -4, 4);
        Assert.InRange(squares / Draws / variance, 0.95, 1.05);
    }

    [Theory]
    [InlineData(0, 9, 4, 0)]
    [InlineData(9, 0, 4, 4)]
    [InlineData(3, 4, 0, 0)]
    [InlineData(3, 4, 7, 3)]
    public void Without_a_choice_there_is_one_answer(long good, long bad, long sample, long only) =>
        Assert.Equal(only, HypergeometricDraw.Next(new RandomStream(1L, 1L), good, bad, sample));
}
