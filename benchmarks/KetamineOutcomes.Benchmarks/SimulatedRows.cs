using BenchmarkDotNet.Attributes;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Benchmarks;

/// <summary>Rows of a seeded trial with four arms: days to an event or to censoring, a score, a response.</summary>
public abstract class SimulatedRows
{
    private static readonly string[] Arms = ["IN", "IV", "Placebo", "SC"];

    [Params(1_000, 100_000, 1_000_000)]
    public int Subjects { get; set; }

    protected double[] Days { get; private set; } = [];

    protected bool[] Relapsed { get; private set; } = [];

    protected double[] Scores { get; private set; } = [];

    protected Factor Arm { get; private set; } = new("arm", [], []);

    [GlobalSetup]
    public virtual void Setup()
    {
        var random = new Random(1);
        Days = new double[Subjects];
        Relapsed = new bool[Subjects];
        Scores = new double[Subjects];
        int[] codes = new int[Subjects];
        for (int i = 0; i < Subjects; i++)
        {
            codes[i] = random.Next(Arms.Length);
            double relapse = -200 * Math.Log(1 - random.NextDouble()) * (1 + codes[i] % 2 * 0.5);
            double censored = 400 * random.NextDouble();
            Relapsed[i] = relapse < censored;
            Days[i] = Math.Floor(Math.Min(relapse, censored));
            Scores[i] = Math.Round(-12 - codes[i] + 10 * (random.NextDouble() + random.NextDouble() - 1), 1);
        }
        Arm = new Factor("arm", codes, Arms);
    }
}
