using System.Text;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public class RowSelectionTests
{
    private sealed record Options : ProcedureOptions;

    private static Dataset Read(string text) =>
        Dataset.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");

    private const string Small = "time,arm,relapse,n\n5,IV,1,2\n,IV,0,1\n7,PO,0,3\n9,SC,1,1\n";

    [Fact]
    public void Rows_are_filtered_then_dropped_and_counted()
    {
        var rows = new RowSelection(
            Read(Small),
            new Options { Where = [new("ARM", "SC", Keep: false)], Frequency = "n" }
        );
        NumberInput time = rows.Number("time", nonNegative: true);
        CategoryInput arm = rows.Category("arm");
        OutcomeInput relapse = rows.Outcome("relapse");
        rows.Complete();
        Assert.Equal([5, 7], time.Values);
        Assert.Equal(["IV", "PO"], arm.Values.Levels);
        Assert.Equal([true, false], relapse.Values);
        Assert.Equal([2, 3], rows.Frequencies!.Values.ToArray());
        Assert.Equal((4, 2), (rows.Counts.Read, rows.Counts.Used));
        Assert.Equal(
            [("not arm!=SC", 1), ("no value in column 'time'", 1)],
            rows.Counts.Dropped.Select(d => (d.Reason, d.Rows))
        );
    }

    [Fact]
    public void Nothing_dropped_hands_on_the_same_arrays()
    {
        Dataset data = Read("time,arm\n1,a\n2,b\n");
        var rows = new RowSelection(data, new Options());
        NumberInput time = rows.Number("time");
        rows.Complete();
        Assert.Same(((NumericColumn)data["time"]).Array, time.Values);
    }

    [Fact]
    public void All_problems_come_at_once()
    {
        var rows = new RowSelection(
            Read("time,arm,arm,relapse\n-5,IV,a,maybe\nx,IV,b,no\n"),
            new Options { Where = [new("site", "1")], Level = 1.5 }
        );
        rows.Number("time", nonNegative: true);
        rows.Category("arm");
        rows.Outcome("relapse");
        rows.Number("dose");
        var thrown = Assert.Throws<TrialDataException>(rows.Complete);
        Assert.Equal(
            [
                "repeated-header",
                "missing-column",
                "level-out-of-range",
                "missing-column",
                "not-a-number",
                "negative-value",
                "not-yes-or-no",
            ],
            thrown.Problems.Select(p => p.Rule)
        );
        Assert.DoesNotContain("maybe", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_as_levels_are_ordered_and_the_reference_is_found_by_number()
    {
        var rows = new RowSelection(
            Read("dose,y\n10,1\n2.0,2\n2,3\n"),
            new Options { References = [new ReferenceLevel(null, "10.0")] }
        );
        CategoryInput dose = rows.Category("dose");
        rows.Complete();
        Assert.Equal(["2", "10"], dose.Values.Levels);
        Assert.Equal(1, rows.ReferenceOf(dose));
    }
}
