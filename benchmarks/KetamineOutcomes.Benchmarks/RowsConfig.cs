using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace KetamineOutcomes.Benchmarks;

/// <summary>Time, nanoseconds a subject, and bytes allocated; in this process (the solution's build rules do not fit a
/// generated project), few repetitions.</summary>
internal sealed class RowsConfig : ManualConfig
{
    public RowsConfig()
    {
        AddJob(
            Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithWarmupCount(2).WithIterationCount(8)
        );
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new NanosecondsPerSubject());
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}
