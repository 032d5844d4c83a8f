using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Benchmarks.Data;

/// <summary>Reading a CSV table into columns: text identifiers, numbers, a flag, a factor.</summary>
public class CsvBenchmarks : SimulatedRows
{
    private byte[] bytes = [];

    public override void Setup()
    {
        base.Setup();
        var text = new StringBuilder("subject_id,arm,time,event,score\n");
        for (int i = 0; i < Subjects; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"S{i},{Arm.TextAt(i)},{Days[i]},{(Relapsed[i] ? 1 : 0)},{Scores[i]}\n"
            );
        }
        bytes = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark]
    public Dataset Read() => Dataset.ReadCsv(new MemoryStream(bytes), "rows.csv");
}
