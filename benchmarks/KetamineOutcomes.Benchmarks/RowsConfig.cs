using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;

namespace KetamineOutcomes.Benchmarks;

/// <summary>Time, nanoseconds a subject, and bytes allocated; the project's own process, few repetitions.</summary>
internal sealed class RowsConfig : ManualConfig
{
    public RowsConfig()
    {
        AddJob(Job.Default.WithWarmupCount(2).WithIterationCount(8));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new NanosecondsPerSubject());
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}
