using BenchmarkDotNet.Attributes;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Regression;

namespace KetamineOutcomes.Benchmarks.Statistics.EffectSizes;

/// <summary>Means and effect sizes of four arms.</summary>
public class EffectSizeBenchmarks : SimulatedRows
{
    [Benchmark]
    public Moments OneSummary() => Moments.Of(Scores);

    [Benchmark]
    public MeanComparison EveryMeasure() => MeanComparison.Of(Scores, Arm);

    [Benchmark]
    public AncovaFit AdjustedMeans() =>
        Ancova.Fit(Scores, Arm, [new KetamineOutcomes.Data.NumericColumn("days", Days)]);
}
