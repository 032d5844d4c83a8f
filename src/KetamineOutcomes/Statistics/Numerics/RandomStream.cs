namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Random numbers from a seed and a stream: the same digits on every platform and any number of threads.</summary>
/// <remarks>Philox4×64-10 of Salmon, Moraes, Dror and Shaw (2011, doi:10.1145/2063384.2063405) with key (seed, stream) and a counter from 0: streams never overlap, and
/// replicate i of any work takes stream i, whoever computes it. Words are used in order. Doubles are the upper 53 bits × 2⁻⁵³; normals invert the distribution
/// (AS 241), one word each; logarithms are <see cref="PortableMath"/>'s. Not safe to share between threads.</remarks>
internal sealed class RandomStream
{
    private const ulong Multiplier0 = 0xD2E7470EE14C6C93;
    private const ulong Multiplier1 = 0xCA5A826395121157;
    private const ulong Weyl0 = 0x9E3779B97F4A7C15;
    private const ulong Weyl1 = 0xBB67AE8584CAA73B;

    private readonly ulong key0;
    private readonly ulong key1;
    private ulong counter;
    private ulong word0;
    private ulong word1;
    private ulong word2;
    private ulong word3;
    private int used = 4;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The seed of the whole work.</param>
    /// <param name="stream">The replicate's number.</param>
    public RandomStream(ulong seed, ulong stream)
    {
        key0 = seed;
        key1 = stream;
    }

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The seed of the whole work.</param>
    /// <param name="stream">The replicate's number.</param>
    public RandomStream(long seed, long stream)
        : this(unchecked((ulong)seed), unchecked((ulong)stream)) { }

    /// <summary>64 random bits.</summary>
    public ulong NextWord()
    {
        if (used == 4)
        {
            (word0, word1, word2, word3) = Block(counter, 0, 0, 0, key0, key1);
            counter++;
            used = 0;
        }
        return used++ switch
        {
            0 => word0,
            1 => word1,
            2 => word2,
            _ => word3,
        };
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextDouble() => (NextWord() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>Uniform on (0, 1): never an end.</summary>
    public double NextOpenDouble() => ((NextWord() >> 11) + 0.5) * (1.0 / 9007199254740992.0);

    /// <summary>Standard normal.</summary>
    public double NextNormal()
    {
        double q = NextOpenDouble() - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            return NormalQuantile.Central(q);
        }
        double tail = q < 0 ? 0.5 + q : 0.5 - q;
        double magnitude = NormalQuantile.Tail(Math.Sqrt(-PortableMath.Log(tail)));
        return q < 0 ? -magnitude : magnitude;
    }

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -PortableMath.Log(NextOpenDouble());

    /// <summary>Uniform whole number in [0, limit), without bias (Lemire 2019, doi:10.1145/3230636).</summary>
    /// <param name="limit">A positive number.</param>
    public int NextInt(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ulong range = (ulong)limit;
        ulong high = Math.BigMul(NextWord(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextWord(), range, out low);
            }
        }
        return (int)high;
    }

    /// <summary>True with a probability.</summary>
    /// <param name="probability">In [0, 1].</param>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>Shuffles in place: every order is equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>One block of four words: ten rounds.</summary>
    internal static (ulong, ulong, ulong, ulong) Block(ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong high0 = Math.BigMul(Multiplier0, c0, out ulong low0);
            ulong high1 = Math.BigMul(Multiplier1, c2, out ulong low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }
}
