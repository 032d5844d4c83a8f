using BenchmarkDotNet.Attributes;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Benchmarks.Statistics.Survival;

/// <summary>Curves of four arms, and the log-rank test between them.</summary>
public class KaplanMeierBenchmarks : SimulatedRows
{
    private EventTimes times = EventTimes.FromEventFlag([], []);

    public override void Setup()
    {
        base.Setup();
        times = EventTimes.FromEventFlag(Days, Relapsed);
    }

    [Benchmark]
    public KaplanMeierFit Curves() => KaplanMeier.Fit(times, Arm);

    [Benchmark]
    public LogRankTest LogRankTest() => LogRank.Test(times, Arm);
}
