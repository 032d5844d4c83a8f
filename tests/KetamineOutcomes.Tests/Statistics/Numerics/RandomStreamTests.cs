using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class RandomStreamTests
{
    /// <summary>The known answers that Random123 publishes for philox4x64-10.</summary>
    [Fact]
    public void The_generator_gives_Random123s_known_answers()
    {
        Assert.Equal(
            (0x16554d9eca36314cUL, 0xdb20fe9d672d0fdcUL, 0xd7e772cee186176bUL, 0x7e68b68aec7ba23bUL),
            RandomStream.Block(0, 0, 0, 0, 0, 0)
        );
        const ulong Ones = ulong.MaxValue;
        Assert.Equal(
            (0x87b092c3013fe90bUL, 0x438c3c67be8d0224UL, 0x9cc7d7c69cd777b6UL, 0xa09caebf594f0ba0UL),
            RandomStream.Block(Ones, Ones, Ones, Ones, Ones, Ones)
        );
    }

    [Fact]
    public void The_same_seed_and_stream_give_the_same_numbers_and_others_do_not()
    {
        RandomStream one = new(7UL, 3);
        RandomStream same = new(7UL, 3);
        RandomStream other = new(7UL, 4);
        double[] first = Enumerable.Range(0, 100).Select(_ => one.NextDouble()).ToArray();
        Assert.Equal(first, Enumerable.Range(0, 100).Select(_ => same.NextDouble()));
        Assert.DoesNotContain(other.NextDouble(), first);
    }

    [Fact]
    public void Moments_are_those_of_the_distributions()
    {
        RandomStream random = new(1UL, 0);
        const int N = 200_000;
        double sum = 0;
        double squares = 0;
        double exponential = 0;
        int[] faces = new int[6];
        for (int i = 0; i < N; i++)
        {
            double z = random.NextNormal();
            sum += z;
            squares += z * z;
            exponential += random.NextExponential();
            faces[random.NextInt(6)]++;
        }
        Assert.Equal(0, sum / N, 0.01);
        Assert.Equal(1, squares / N, 0.015);
        Assert.Equal(1, exponential / N, 0.01);
        Assert.All(faces, count => Assert.Equal(N / 6.0, count, 800.0));
    }

    [Fact]
    public void Shuffling_keeps_every_value_and_moves_them()
    {
        int[] values = Enumerable.Range(0, 52).ToArray();
        new RandomStream(1UL, 0).Shuffle<int>(values);
        Assert.Equal(Enumerable.Range(0, 52), values.Order());
        Assert.NotEqual(Enumerable.Range(0, 52), values);
    }

    [Fact]
    public void Portable_functions_agree_with_the_platforms()
    {
        RandomStream random = new(5UL, 0);
        for (int i = 0; i < 10_000; i++)
        {
            double x = Math.Exp(1400 * (random.NextDouble() - 0.5));
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-15 * Math.Max(1, Math.Abs(Math.Log(x))));
            double y = 1400 * (random.NextDouble() - 0.5);
            Assert.Equal(1, PortableMath.Exp(y) / Math.Exp(y), 1e-15);
        }
        Assert.Equal(0, PortableMath.Exp(-800));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
    }
}
