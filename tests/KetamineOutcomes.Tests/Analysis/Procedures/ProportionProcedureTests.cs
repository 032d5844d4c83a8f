using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public sealed class ProportionProcedureTests
{
    private static readonly ProportionOptions ByArm = new() { Outcome = "response", By = "arm" };

    [Fact]
    public void Groups_are_levels_and_others_are_compared_with_the_reference()
    {
        Dataset data = Table(["b", "a", "b", "a", "c"], [1, 0, 1, 1, 0]);
        ProportionResult result = ProportionProcedure.Run(data, ByArm);
        Assert.Equal(["a", "b", "c"], result.Groups.Select(g => g.Group));
        Assert.Equal(["b v a", "c v a"], result.Comparisons.Select(c => $"{c.Crude.Group} v {c.Crude.Reference}"));
        ProportionResult against = ProportionProcedure.Run(
            data,
            ByArm with
            {
                References = [new ReferenceLevel(null, "c")],
            }
        );
        Assert.Equal(["a v c", "b v c"], against.Comparisons.Select(c => $"{c.Crude.Group} v {c.Crude.Reference}"));
    }

    [Fact]
    public void Without_groups_everybody_is_all_and_nothing_is_compared()
    {
        ProportionResult result = ProportionProcedure.Run(
            Table(["a", "b"], [1, 0]),
            new ProportionOptions { Outcome = "response" }
        );
        ResponseRate only = Assert.Single(result.Groups);
        Assert.Equal(("all", new BinomialCount(1, 2)), (only.Group, only.Count));
        Assert.Empty(result.Comparisons);
        Assert.NotNull(result.Overall!.ChiSquare.Reason);
        Assert.NotEmpty(result.ToString());
    }

    [Fact]
    public void Frequencies_equal_repeated_rows()
    {
        string[] arms = ["a", "a", "b", "b", "a"];
        double[] response = [1, 0, 1, 0, 1];
        int[] times = [3, 2, 1, 4, 0];
        var weighted = new Dataset(
            "t",
            [.. Table(arms, response).Columns, new NumericColumn("people", Array.ConvertAll(times, t => (double)t))]
        );
        int[] rows = [.. Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat(i, times[i]))];
        Dataset repeated = Table([.. rows.Select(r => arms[r])], [.. rows.Select(r => response[r])]);
        ProportionResult one = ProportionProcedure.Run(weighted, ByArm with { Frequency = "people" });
        ProportionResult other = ProportionProcedure.Run(repeated, ByArm);
        Assert.Equal(other.ToString(), one.ToString());
        Assert.Equal(other.Comparisons.Single().Crude.ToString(), one.Comparisons.Single().Crude.ToString());
    }

    [Fact]
    public void Rows_without_a_value_are_dropped_and_counted()
    {
        ProportionResult result = ProportionProcedure.Run(Table(["a", null, "b", "a"], [1, 1, double.NaN, 0]), ByArm);
        Assert.Equal(4, result.Rows.Read);
        Assert.Equal(2, result.Rows.Used);
        Assert.Equal([1, 1], result.Rows.Dropped.Select(d => d.Rows));
    }

    [Fact]
    public void Conventions_change_the_corrections()
    {
        Dataset data = Table(["a", "a", "a", "a", "b", "b", "b", "b"], [1, 1, 1, 0, 1, 0, 0, 0]);
        ProportionResult own = ProportionProcedure.Run(data, ByArm);
        ProportionResult r = ProportionProcedure.Run(data, ByArm with { Conventions = Conventions.R });
        Assert.Equal(2, own.Comparisons[0].Crude.ChiSquare.Statistic!.Value, 1e-12);
        Assert.Equal(0.5, r.Comparisons[0].Crude.ChiSquare.Statistic!.Value, 1e-12);
        Assert.Equal(0.5, r.Overall!.ChiSquare.Statistic!.Value, 1e-12);
    }

    [Fact]
    public void Every_option_changes_something()
    {
        Dataset data = new(
            "t",
            [
                Factor.FromTexts("arm", ["a", "a", "b", "b", "a", "b"]),
                Factor.FromTexts("site", ["x", "y", "x", "y", "y", "x"]),
                new NumericColumn("response", [1, 0, 1, 1, 0, 0]),
                new NumericColumn("people", [2, 3, 1, 4, 5, 1]),
            ]
        );
        string Tables(ProportionOptions options) =>
            string.Join('\n', ProportionProcedure.Run(data, options).ToTables().Select(t => t.ToText()));
        string plain = Tables(ByArm);
        ProportionOptions[] others =
        [
            ByArm with
            {
                Value = "0",
            },
            ByArm with
            {
                By = null,
            },
            ByArm with
            {
                By = "site",
            },
            ByArm with
            {
                Strata = ["site"],
            },
            ByArm with
            {
                Frequency = "people",
            },
            ByArm with
            {
                Where = [new RowFilter("site", "x")],
            },
            ByArm with
            {
                References = [new ReferenceLevel(null, "b")],
            },
            ByArm with
            {
                Level = 0.9,
            },
        ];
        Assert.All(others, options => Assert.NotEqual(plain, Tables(options)));
    }

    [Fact]
    public void Pairs_are_found_by_person_whatever_the_order_of_rows()
    {
        Dataset data = Crossover(
            ["1", "2", "3", "3", "1", "2", "4"],
            ["K", "P", "K", "P", "P", "K", "K"],
            [1, 0, 0, 0, 0, 1, 1]
        );
        ProportionResult result = ProportionProcedure.Run(
            data,
            ByArm with
            {
                Paired = "id",
                References = [new ReferenceLevel(null, "P")],
            }
        );
        PairedProportionComparison pair = Assert.Single(result.Paired);
        Assert.Equal(new PairedCount(0, 2, 0, 1), pair.Pairs.Count);
        Assert.Equal(1, pair.Unpaired);
        Assert.Empty(result.Comparisons);
        Assert.Equal(2, result.CochranQ!.Statistic!.Value, 1e-12);
    }

    [Fact]
    public void With_two_treatments_Cochrans_Q_is_McNemars_chi_square_and_with_three_R_agrees()
    {
        // Cochran's Q by hand: rows (1,1,0) (1,0,0) (1,1,1) (0,0,0) (1,0,1); columns 4, 2, 2; Q = 2(3·24 − 64)/(3·8 − 18).
        string[] id = [.. Enumerable.Range(0, 15).Select(i => $"{i / 3}")];
        string[] arm = [.. Enumerable.Range(0, 15).Select(i => $"{"KMP"[i % 3]}")];
        Dataset data = Crossover(id, arm, [1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
        ProportionResult result = ProportionProcedure.Run(data, ByArm with { Paired = "id" });
        Assert.Equal(2.0 * (3 * 24 - 64) / (3 * 8 - 18), result.CochranQ!.Statistic!.Value, 1e-12);
        Assert.Equal(2, result.CochranQ.DegreesOfFreedom);
        Assert.Equal(2, result.Paired.Count);
    }

    [Fact]
    public void A_person_twice_in_a_group_is_refused_by_line()
    {
        Dataset data = Crossover(["1", "1", "2"], ["K", "K", "P"], [1, 0, 1]);
        var refused = Assert.Throws<TrialDataException>(() =>
            ProportionProcedure.Run(data, ByArm with { Paired = "id" })
        );
        DataProblem problem = Assert.Single(refused.Problems);
        Assert.Equal(("repeated-pair", 3), (problem.Rule, problem.Line));
    }

    [Fact]
    public void Pairs_exclude_strata_and_need_groups()
    {
        Dataset data = Crossover(["1"], ["K"], [1]);
        var refused = Assert.Throws<TrialDataException>(() =>
            ProportionProcedure.Run(
                data,
                new ProportionOptions
                {
                    Outcome = "response",
                    Paired = "id",
                    Strata = ["arm"],
                }
            )
        );
        Assert.Equal(["paired-without-groups", "paired-with-strata"], refused.Problems.Select(p => p.Rule));
    }

    [Fact]
    public void Columns_in_memory_give_what_a_table_gives()
    {
        ProportionResult table = ProportionProcedure.Run(Table(["a", "b", "b", "a"], [1, 0, 1, 1]), ByArm);
        ProportionResult memory = ProportionProcedure.Run(
            new ProportionColumns
            {
                Outcome = [true, false, true, true],
                By = Factor.FromTexts("arm", ["a", "b", "b", "a"]),
            },
            ByArm
        );
        Assert.Equal(table.ToString(), memory.ToString());
        Assert.Equal(4, memory.Rows.Used);
    }

    [Fact]
    public void The_indomethacin_trial_by_site()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/indomethacin_pep_rct.csv"));
        ProportionResult result = ProportionProcedure.Run(
            data,
            new ProportionOptions
            {
                Outcome = "outcome",
                Value = "1_yes",
                By = "rx",
                Strata = ["site"],
            }
        );
        // Elmunzer (2012), NEJM 366:1414: 27 of 295 against 52 of 307, p = 0.005, number needed to treat 13.
        Assert.Equal([new BinomialCount(52, 307), new BinomialCount(27, 295)], result.Groups.Select(g => g.Count));
        ProportionComparison comparison = Assert.Single(result.Comparisons);
        Assert.Equal(0.005, Math.Round(comparison.Crude.ChiSquare.PValue!.Value, 3));
        Assert.Equal(13, Math.Round(comparison.Crude.NumberNeededToTreat.Value!.Value));
        GoldenRow golden = GoldenTable
            .Read("r-stats-4.2.2/stratified_proportions.csv")
            .Rows.First(row => row.Text("name") == "indomethacin by site");
        Tolerance.AssertClose(golden.Value("or"), comparison.Stratified!.OddsRatio.Estimate.Value);
        Assert.Equal(4, comparison.Stratified.Strata);
    }

    private static Dataset Table(string?[] arms, double[] response) =>
        new("t", [Factor.FromTexts("arm", arms), new NumericColumn("response", response)]);

    private static Dataset Crossover(string[] id, string[] arms, double[] response) =>
        new("t", [Factor.FromTexts("id", id), .. Table(arms, response).Columns]);
}
