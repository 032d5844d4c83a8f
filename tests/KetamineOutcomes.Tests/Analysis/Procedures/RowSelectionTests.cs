using System.Globalization;
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

    [Theory]
    [InlineData("1", "0")]
    [InlineData("TRUE", "false")]
    [InlineData("Yes", "NO")]
    [InlineData("y", "N")]
    [InlineData("1.0", "no")]
    public void Outcomes_take_the_usual_words_in_any_case(string yes, string no)
    {
        var rows = new RowSelection(Read($"e,x\n{yes},1\n{no},2\n,3\n"), new Options());
        OutcomeInput outcome = rows.Outcome("e");
        rows.Complete();
        Assert.Equal([true, false], outcome.Values);
    }

    [Fact]
    public void An_outcome_with_a_value_takes_every_other_for_none_and_must_find_it()
    {
        Dataset data = Read("e,x\nrelapse,1\nlost,2\n2,3\n");
        var rows = new RowSelection(data, new Options { Where = [new("x", "1", Keep: false)] });
        // The value occurs in the file, though not among the rows kept.
        OutcomeInput outcome = rows.Outcome("e", "relapse");
        rows.Complete();
        Assert.Equal([false, false], outcome.Values);
        var wrong = new RowSelection(data, new Options());
        wrong.Outcome("e", "Relapse");
        Assert.Equal("missing-value", Assert.Throws<TrialDataException>(wrong.Complete).Problems[0].Rule);
        var number = new RowSelection(data, new Options());
        OutcomeInput two = number.Outcome("e", "2.0");
        number.Complete();
        Assert.Equal([false, false, true], two.Values);
    }

    [Fact]
    public void Covariates_stay_numbers_unless_named_categorical_and_have_references()
    {
        var options = new Options
        {
            Categorical = ["DOSE"],
            References = [new("dose", "10"), new("site", "b"), new("Site", "a")],
        };
        var rows = new RowSelection(Read("age,dose,site\n30,10,a\n40,5,b\n50,20,a\n"), options);
        CovariateInput age = rows.Covariate("age");
        CovariateInput dose = rows.Covariate("dose");
        CovariateInput site = rows.Covariate("site");
        rows.Complete();
        Assert.IsType<NumericColumn>(age.Values);
        Assert.Equal(["5", "10", "20"], Assert.IsType<Factor>(dose.Values).Levels);
        Assert.Equal((1, 0), (rows.ReferenceOf(dose), rows.ReferenceOf(site)));
        var wrong = new RowSelection(Read("age,dose\n30,10\n"), new Options { References = [new("age", "30")] });
        wrong.Covariate("age");
        Assert.Equal("missing-level", Assert.Throws<TrialDataException>(wrong.Complete).Problems[0].Rule);
    }

    [Fact]
    public void Visits_are_in_natural_order_and_a_reference_without_column_means_the_group()
    {
        var rows = new RowSelection(
            Read("visit,arm\nWeek 10,b\nWeek 2,a\nBaseline,c\n"),
            new Options { References = [new(null, "c")] }
        );
        CategoryInput visit = rows.Category("visit", naturalOrder: true);
        CategoryInput arm = rows.Category("arm", isGroup: true);
        rows.Complete();
        Assert.Equal(["Baseline", "Week 2", "Week 10"], visit.Values.Levels);
        Assert.Equal((0, 2), (rows.ReferenceOf(visit), rows.ReferenceOf(arm)));
    }

    [Fact]
    public void Rows_that_a_filter_drops_are_not_looked_at()
    {
        var rows = new RowSelection(
            Read("time,arm\n-1,x\ntext,x\n3,y\n"),
            new Options { Where = [new("arm", "x", Keep: false)] }
        );
        NumberInput time = rows.Number("time", nonNegative: true);
        rows.Complete();
        Assert.Equal([3], time.Values);
    }

    [Fact]
    public void Random_tables_are_filtered_dropped_and_counted_as_by_hand()
    {
        var random = new Random(11);
        for (int n = 0; n < 300; n++)
        {
            string[][] cells = Enumerable
                .Range(0, random.Next(1, 15))
                .Select(_ =>
                    new[]
                    {
                        Pick(random, "1", "2.0", "2", "3.5", ""),
                        Pick(random, "IV", "PO", "SC", "NA"),
                        Pick(random, "0", "1", "."),
                    }
                )
                .ToArray();
            string text = "x,g,e\n" + string.Concat(cells.Select(row => string.Join(',', row) + "\n"));
            bool keep = random.Next(2) == 0;
            bool byNumber = random.Next(2) == 0;
            RowFilter filter = byNumber ? new("x", "2.00", keep) : new("g", "PO", keep);
            bool Matches(string[] row) => byNumber ? row[0] is "2" or "2.0" : row[1] == "PO";
            string[][] filtered = cells.Where(row => Matches(row) == keep).ToArray();
            string[][] used = filtered.Where(row => row[0] != "" && row[1] != "NA" && row[2] != ".").ToArray();
            var rows = new RowSelection(Read(text), new Options { Where = [filter] });
            NumberInput x = rows.Number("x");
            CategoryInput g = rows.Category("g");
            OutcomeInput e = rows.Outcome("e");
            if (used.Length == 0 || !cells.Any(Matches))
            {
                Assert.Throws<TrialDataException>(rows.Complete);
                continue;
            }
            rows.Complete();
            Assert.Equal(used.Select(row => double.Parse(row[0], CultureInfo.InvariantCulture)), x.Values);
            Assert.Equal(used.Select(row => row[1]), Enumerable.Range(0, used.Length).Select(g.Values.TextAt));
            Assert.Equal(used.Select(row => row[1]).Distinct().Order(StringComparer.Ordinal), g.Values.Levels);
            Assert.Equal(used.Select(row => row[2] == "1"), e.Values);
            Assert.Equal(cells.Length, rows.Counts.Used + rows.Counts.Dropped.Sum(d => d.Rows));
            Assert.Equal(
                cells.Length - filtered.Length,
                rows.Counts.Dropped.Where(d => d.Reason.StartsWith("not ")).Sum(d => d.Rows)
            );
        }
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
