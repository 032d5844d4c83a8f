using BenchmarkDotNet.Attributes;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Benchmarks.Statistics.Proportions;

/// <summary>A response rate with its six intervals, from outcomes.</summary>
public class RateBenchmarks : SimulatedRows
{
    [Benchmark]
    public ResponseRate Rate() => ResponseRate.Of(Relapsed);
}
