using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Data.Csv;

[Collection(RunsAlone.Name)]
public sealed class CsvMemoryTests
{
    [Fact]
    public void A_line_of_two_hundred_megabytes_is_refused_in_bounded_memory()
    {
        const int max = 200_000_000;
        long before = GC.GetTotalAllocatedBytes();
        using var stream = new RepeatedStream("a,b\n1,2\n"u8.ToArray(), (byte)'x', max);
        DataProblem problem = Assert.Single(
            Assert.Throws<TrialDataException>(() => Dataset.ReadCsv(stream, "t.csv")).Problems
        );
        Assert.Equal(("line-too-long", 3), (problem.Rule, problem.Line));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 150_000_000);
    }
}
