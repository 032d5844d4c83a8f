using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace KetamineOutcomes.Benchmarks;

/// <summary>The mean over the number of subjects: the unit that stays put when sizes grow.</summary>
internal sealed class NanosecondsPerSubject : IColumn
{
    public string Id => nameof(NanosecondsPerSubject);

    public string ColumnName => "ns/subject";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 10;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Mean time over the number of subjects, in nanoseconds";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        double? mean = summary[benchmarkCase]?.ResultStatistics?.Mean;
        object? subjects = benchmarkCase.Parameters[nameof(SimulatedRows.Subjects)];
        return mean is { } time && subjects is int count
            ? (time / count).ToString("F1", CultureInfo.InvariantCulture)
            : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
