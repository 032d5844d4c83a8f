using System.Text;
using System.Text.Json.Nodes;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public class SurvivalProcedureTests
{
    private const string Rows = """
        day,relapse,route,site,start,w,people
        5,1,IV,a,0,1.5,1
        8,0,IV,a,1,1,2
        12,1,IV,b,0,1,1
        30,0,IV,b,6,2,1
        4,1,PO,a,0,1,1
        4,1,PO,b,1,0.5,3
        9,1,PO,a,0,1,1
        14,0,PO,b,3,1,0
        20,1,PO,a,0,1,2
        ,1,PO,a,0,1,1
        """;

    private static readonly Dataset Data = Read(Rows);

    private static readonly SurvivalOptions Options = new()
    {
        Time = "day",
        Event = "relapse",
        By = "route",
        Times = [12, 4],
    };

    internal static Dataset Read(string text) =>
        Dataset.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text + "\n")), "t.csv");

    internal static JsonNode Json(SurvivalOptions options, Dataset? data = null)
    {
        using var stream = new MemoryStream();
        ResultJson.Write(
            stream,
            "survival",
            SurvivalProcedure.Run(data ?? Data, options, TestContext.Current.CancellationToken)
        );
        return JsonNode.Parse(stream.ToArray())!;
    }

    [Fact]
    public void Each_level_left_out_stands_beside_the_rest()
    {
        JsonNode json = Json(Options with { LeaveOut = "site", By = "route", Strata = [] });
        JsonNode left = json["leaveOneOut"]!;
        Assert.Equal("site", (string?)left["column"]);
        Assert.Equal(12, (double)left["time"]!);
        Assert.Equal(["a", "b"], left["without"]!.AsArray().Select(fit => (string?)fit!["leftOut"]));
        Assert.Equal(4, left["counts"]!.AsArray().Count);
        Assert.Equal(9, (double)left["all"]!["n"]!);
        // The whole is the survival result's own log-rank test.
        Assert.Equal((double)json["test"]!["p"]!, (double)left["all"]!["test"]!["p"]!);
        Assert.Throws<TrialDataException>(() => Json(Options with { LeaveOut = "site", By = null }));
        Assert.Throws<TrialDataException>(() =>
            Json(Options with { LeaveOut = "site" }, Read("day,relapse,route,site\n5,1,IV,a\n6,0,PO,a\n7,1,PO,a"))
        );
    }

    [Fact]
    public void Rows_without_a_time_are_dropped_and_counted()
    {
        SurvivalResult result = SurvivalProcedure.Run(Data, Options, TestContext.Current.CancellationToken);
        Assert.Equal((10, 9), (result.Rows.Read, result.Rows.Used));
        Assert.Equal([4, 5], result.Groups.Select(g => g.People));
        Assert.Equal([2, 4], result.Groups.Select(g => g.Events));
    }

    [Fact]
    public void Times_are_sorted_and_events_count_from_the_time_before()
    {
        SurvivalGroup oral = SurvivalProcedure.Run(Data, Options, TestContext.Current.CancellationToken).Groups[1];
        Assert.Equal([(4, 5, 2), (12, 2, 1)], oral.At.Select(a => (a.Time, a.AtRisk, a.Events)));
        Assert.Equal([0.6, 0.4], oral.At.Select(a => Math.Round(a.Survival.Value!.Value, 12)));
    }

    public static TheoryData<string> Changes { get; } =
    [
        "entry",
        "weights",
        "confType",
        "tau",
        "rho",
        "gamma",
        "quantiles",
        "strata",
        "where",
        "frequency",
        "reference",
        "level",
        "r",
        "sas",
        "estimator",
        "test",
        "trend",
        "pairwise",
        "from",
        "followUp",
        "lifeTable",
        "landmark",
        "maxCombo",
    ];

    [Theory, MemberData(nameof(Changes))]
    public void Every_option_changes_something(string option)
    {
        SurvivalOptions changed = option switch
        {
            "entry" => Options with { Entry = "start" },
            "weights" => Options with { Weights = "w" },
            "confType" => Options with { Interval = IntervalTransform.Logit },
            "tau" => Options with { Tau = 10 },
            "rho" => Options with { Rho = 1 },
            "gamma" => Options with { Gamma = 1 },
            "quantiles" => Options with { Quantiles = [0.4] },
            "strata" => Options with { Strata = ["site"] },
            "where" => Options with { Where = [new("site", "a")] },
            "frequency" => Options with { Frequency = "people" },
            "reference" => Options with { References = [new(null, "PO")] },
            "level" => Options with { Level = 0.9 },
            "r" => Options with { Conventions = Conventions.R },
            "sas" => Options with { Conventions = Conventions.Sas },
            "estimator" => Options with { Estimator = SurvivalEstimator.Breslow },
            "test" => Options with { Test = LogRankWeight.PetoPeto },
            "trend" => Options with { TrendScores = [0, 1] },
            "pairwise" => Options with { Pairwise = MultiplicityMethod.Holm },
            "from" => Options with { From = 4.5 },
            "followUp" => Options with { FollowUp = true },
            "lifeTable" => Options with { LifeTableBreaks = [0, 10] },
            "landmark" => Options with { Landmark = 4 },
            "maxCombo" => Options with { MaxCombo = true },
            _ => throw new ArgumentOutOfRangeException(nameof(option)),
        };
        Assert.NotEqual(Numbers(Json(Options)), Numbers(Json(changed)));
    }

    private static string Numbers(JsonNode json) =>
        string.Join(
            '\n',
            new[] { "groups", "test", "rmstDifference", "rmstRatio", "trend", "pairwise", "maxCombo" }.Select(key =>
                json[key]?.ToJsonString()
            )
        );

    [Fact]
    public void Two_strata_columns_are_crossed()
    {
        JsonNode crossed = Json(Options with { Strata = ["site", "start"] });
        Dataset joined = Read(
            string.Join(
                '\n',
                Rows.Split('\n')
                    .Select(
                        (line, i) => line.TrimEnd() + (i == 0 ? ",both" : "," + line.Split(',')[3] + line.Split(',')[4])
                    )
            )
        );
        JsonNode one = Json(Options with { Strata = ["both"] }, joined);
        Assert.Equal(one["test"]!.ToJsonString(), crossed["test"]!.ToJsonString());
        Assert.True((bool)crossed["test"]!["stratified"]!);
    }

    [Fact]
    public void All_unusable_options_are_told_at_once()
    {
        SurvivalOptions options = Options with
        {
            Times = [-1],
            Tau = 0,
            Rho = -1,
            Quantiles = [1],
            Level = 2,
            By = "nowhere",
        };
        var thrown = Assert.Throws<TrialDataException>(() => SurvivalProcedure.Run(Data, options));
        Assert.Equal(
            ["missing-column", "bad-option", "bad-option", "bad-option", "bad-option", "level-out-of-range"],
            thrown.Problems.Select(p => p.Rule)
        );
    }

    [Fact]
    public void Entries_that_are_not_below_the_time_are_refused_by_line()
    {
        Dataset data = Read("t,e,s\n5,1,0\n,1,1\n4,1,4\n3,0,7");
        var options = new SurvivalOptions
        {
            Time = "t",
            Event = "e",
            Entry = "s",
        };
        DataProblem problem = Assert.Single(
            Assert.Throws<TrialDataException>(() => SurvivalProcedure.Run(data, options)).Problems
        );
        Assert.Equal(("t.csv", 4, "s"), (problem.File, problem.Line, problem.Column));
        Assert.Equal("2 rows have an entry that is not below its time (lines 4, 5).", problem.Message);
    }

    [Fact]
    public void Tables_for_people_hold_the_numbers_and_the_test()
    {
        SurvivalResult result = SurvivalProcedure.Run(Data, Options, TestContext.Current.CancellationToken);
        Assert.Equal(3, result.ToTables().Count);
        string text = string.Join('\n', result.ToTables().Select(t => t.ToText()));
        Assert.Contains("Log-rank: chi-square", text, StringComparison.Ordinal);
        Assert.Contains("60.0%", text, StringComparison.Ordinal);
        Assert.Contains("against IV", text, StringComparison.Ordinal);
        SurvivalResult one = SurvivalProcedure.Run(
            Data,
            Options with
            {
                By = null,
                Times = [],
            },
            TestContext.Current.CancellationToken
        );
        Assert.Single(one.ToTables());
        Assert.DoesNotContain("Log-rank", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_add_something_add_their_fields_and_tables()
    {
        SurvivalOptions options = Options with
        {
            Test = LogRankWeight.Gehan,
            TrendScores = [0, 1],
            Pairwise = MultiplicityMethod.Sidak,
            MaxCombo = true,
            From = 4.5,
            Tau = 13,
            FollowUp = true,
            LifeTableBreaks = [10],
        };
        JsonNode json = Json(options);
        Assert.Equal("Gehan-Breslow", (string)json["test"]!["name"]!);
        // With two groups trend, pair and test are one and the same.
        double p = (double)json["test"]!["p"]!;
        Tolerance.AssertClose(p, (double)json["trend"]!["p"]!);
        JsonNode pair = json["pairwise"]!["comparisons"]![0]!;
        Assert.Equal(
            ("IV", "PO", "sidak"),
            ((string)pair["group"]!, (string)pair["reference"]!, (string)json["pairwise"]!["method"]!)
        );
        Tolerance.AssertClose(p, (double)pair["adjustedP"]!);
        JsonNode combo = json["maxCombo"]!["comparisons"]![0]!;
        Assert.Equal(4, combo["components"]!.AsArray().Count);
        Assert.InRange((double)combo["p"]!, 0, 1);
        Assert.Equal(13, (double)json["groups"]![0]!["rmst"]!["tau"]!);
        Assert.NotNull(json["groups"]![1]!["followUp"]);
        Assert.Equal([0, 10], json["groups"]![1]!["lifeTable"]!.AsArray().Select(i => (double)i!["start"]!));
        JsonNode milestone = json["milestones"]![1]!;
        Assert.Equal((12, "IV"), ((double)milestone["time"]!, (string)milestone["reference"]!));
        double difference = (double)milestone["comparisons"]![0]!["difference"]!["estimate"]!;
        double[] at = json["groups"]!.AsArray().Select(g => (double)g!["at"]![1]!["survival"]!).ToArray();
        Assert.Equal(at[1] - at[0], difference);
        string text = string.Join(
            '\n',
            SurvivalProcedure
                .Run(Data, options, TestContext.Current.CancellationToken)
                .ToTables()
                .Select(t => t.ToText())
        );
        foreach (
            string part in new[]
            {
                "Trend: chi-square",
                "Median follow-up",
                "Life table",
                "Log-rank tests of pairs",
                "Gehan-Breslow",
            }
        )
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_that_do_not_go_together_are_refused()
    {
        string[] Refused(SurvivalOptions options) =>
            Assert
                .Throws<TrialDataException>(() => SurvivalProcedure.Run(Data, options))
                .Problems.Select(p => p.Message)
                .ToArray();
        Assert.Equal(
            ["Rho and gamma do not go with the Gehan-Breslow test."],
            Refused(Options with { Test = LogRankWeight.Gehan, Rho = 1 })
        );
        Assert.Equal(["The trend has 3 scores, the data 2 groups."], Refused(Options with { TrendScores = [1, 2, 3] }));
        Assert.Equal(["Pairs need groups."], Refused(Options with { By = null, Pairwise = MultiplicityMethod.Holm }));
        Assert.Equal(
            ["A life table counts people from the start."],
            Refused(Options with { Entry = "start", LifeTableBreaks = [5] })
        );
        Assert.Equal(
            ["The window of the restricted mean ends before it begins."],
            Refused(Options with { From = 10, Tau = 5 })
        );
        // No answer is no fault: the window begins after the shortest follow-up.
        Assert.NotNull(Json(Options with { From = 25 })["groups"]![1]!["rmst"]!["reason"]);
    }

    [Fact]
    public void A_landmark_drops_who_has_left_and_begins_the_clock_there()
    {
        SurvivalResult result = SurvivalProcedure.Run(
            Data,
            Options with
            {
                Landmark = 8,
            },
            TestContext.Current.CancellationToken
        );
        // 5 and 8 of IV, 4 and 4 of PO have left by 8; 9 becomes 1.
        Assert.Equal((10, 5), (result.Rows.Read, result.Rows.Used));
        Assert.Equal(new DroppedRows("not followed beyond 8", 4), result.Rows.Dropped[^1]);
        Assert.Equal([1, 6, 12], result.Groups[1].Curve.Select(p => p.Time));
        SurvivalOptions late = Options with { Landmark = 14, References = [new(null, "PO")] };
        Assert.Equal(
            "PO",
            SurvivalProcedure.Run(Data, late, TestContext.Current.CancellationToken).RestrictedMeans.Reference
        );
        Assert.Throws<TrialDataException>(() => SurvivalProcedure.Run(Data, Options with { Landmark = 30 }));
        Assert.Throws<TrialDataException>(() =>
            SurvivalProcedure.Run(Data, Options with { Landmark = 1, Entry = "start" })
        );
    }
}
