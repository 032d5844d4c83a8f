using System.Globalization;
using System.Text;
using System.Text.Json;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Runs;

public sealed class TrialAnalysisTests
{
    // Ketamine: a responds (30 → 10), b does not (30 → 20), c dropped out, d has no baseline.
    // Placebo: e responds (20 → 10), f does not (20 → 18), g does not, and is no safety case.
    private static TrialBuilder Seven() =>
        new TrialBuilder()
            .Describe(
                new TrialDescription
                {
                    Title = "Seven people",
                    Arms =
                    [
                        new TrialArm("K", "Ketamine 0.5 mg/kg", null, null, null, IsReference: false),
                        new TrialArm("P", "Placebo", null, null, null, IsReference: true),
                    ],
                }
            )
            .Subject("a", "K", null, ("safety_flag", "Y"), ("site", "1"), ("age", "30"))
            .Subject("b", "K", null, ("safety_flag", "Y"), ("site", "2"), ("age", "40"))
            .Subject("c", "K", null, ("safety_flag", "Y"), ("site", "1"), ("age", "50"))
            .Subject("d", "K", null, ("safety_flag", "Y"), ("site", "2"))
            .Subject("e", "P", null, ("safety_flag", "Y"), ("site", "1"), ("age", "35"))
            .Subject("f", "P", null, ("safety_flag", "Y"), ("site", "2"), ("age", "45"))
            .Subject("g", "P", null, ("safety_flag", "N"), ("age", "55"))
            .Scores("a", "MADRS", (0, 30), (28, 10))
            .Scores("b", "MADRS", (0, 30), (28, 20))
            .Scores("c", "MADRS", (0, 30), (7, 14))
            .Scores("d", "MADRS", (28, 8))
            .Scores("e", "MADRS", (0, 20), (28, 10))
            .Scores("f", "MADRS", (0, 20), (28, 18))
            .Scores("g", "MADRS", (0, 20), (28, 19))
            .Sessions("a", 0, 3)
            .FollowUp("a", 28, 60, "relapse");

    private const string Plan = """
        { "population": ["safety_flag=Y"], "analyses": [
          { "id": "response", "type": "response", "scale": "MADRS", "day": 28 },
          { "id": "strata", "type": "response", "scale": "MADRS", "day": 28, "strata": ["site"], "population": [] },
          { "id": "change", "type": "change", "scale": "MADRS", "day": 28 },
          { "id": "time", "type": "time-to-response", "scale": "MADRS", "times": [28] },
          { "id": "sessions", "type": "sessions-to-response", "scale": "MADRS" },
          { "id": "relapse", "type": "time-to-relapse", "source": "follow_up" },
          { "id": "nobody", "type": "time-to-relapse", "source": "scores", "scale": "MADRS", "from": 60 } ] }
        """;

    [Fact]
    public void People_enter_or_are_left_out_for_the_first_reason()
    {
        TrialRun run = Run();
        AnalysisPopulation population = run["response"].Population;
        Assert.Equal(5, population.N);
        Assert.Equal(
            [("not in the population safety_flag=Y", 1), ("no MADRS baseline", 1)],
            population.Excluded.Select(e => (e.Reason, e.N))
        );
        Assert.Equal(
            [("no MADRS baseline", 1), ("no value in 'site'", 1)],
            run["strata"].Population.Excluded.Select(e => (e.Reason, e.N))
        );
        var result = (ProportionResult)run["response"].Result!;
        Assert.Equal(
            [("Ketamine 0.5 mg/kg", 1, 3), ("Placebo", 1, 2)],
            result.Groups.Select(g => (g.Group, (int)g.Count.Events, (int)g.Count.N))
        );
        Assert.Equal("Placebo", result.Comparisons.Single().Crude.Reference);
        Assert.Equal("MADRS response (50% or more) at day 28, by arm", run["response"].Title);
    }

    [Fact]
    public void Clinical_rules_stand_among_the_settings()
    {
        Assert.Equal(
            ["scale", "day", "window", "reduction", "missing", "sustained", "baseline", "outcome", "by"],
            Run()["response"].Result!.Settings.Take(9).Select(s => s.Name)
        );
        Assert.Equal("sessions", Run()["sessions"].Result!.Settings.Single(s => s.Name == "clock").Value);
    }

    [Fact]
    public void The_clock_of_sessions_counts_those_before_the_assessment()
    {
        Dataset data = Run()["sessions"].Data;
        Assert.Equal([2, 0, 0, 0, 0], ((NumericColumn)data["sessions"]).Values.ToArray());
        Assert.Equal([1, 0, 1, 1, 0], ((NumericColumn)data["response"]).Values.ToArray());
    }

    [Fact]
    public void An_analysis_that_nobody_enters_has_a_reason_and_no_result()
    {
        AnalysisResult nobody = Run()["nobody"];
        Assert.Null(nobody.Result);
        Assert.Equal("Nobody enters this analysis.", nobody.Reason);
        using JsonDocument json = JsonDocument.Parse(Json(Run()));
        JsonElement written = json.RootElement.GetProperty("analyses")[6];
        Assert.Equal(JsonValueKind.Null, written.GetProperty("result").ValueKind);
        Assert.Equal("Nobody enters this analysis.", written.GetProperty("reason").GetString());
    }

    [Fact]
    public void A_single_arm_is_described_without_a_comparison()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Scores("a", "MADRS", (0, 30), (28, 10))
            .Scores("b", "MADRS", (0, 30), (28, 20))
            .Build();
        TrialRun run = TrialAnalysis.Run(trial, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(-15, ((EffectResult)run["change-d28"].Result!).Groups.Single().Mean.Value);
        Assert.Contains("single", run["change-d28-ancova"].Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_at_any_number_of_threads_and_in_any_culture()
    {
        byte[] once = Json(Run());
        Assert.Equal(once, Json(Run(new RunOptions { Threads = 16 })));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(once, Json(Run()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_results_have_the_fields_that_are_promised()
    {
        using JsonDocument json = JsonDocument.Parse(Json(Run()));
        JsonElement root = json.RootElement;
        Assert.Equal(
            ["command", "schema", "version", "title", "settings", "trial", "plan", "problems", "analyses"],
            root.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.Equal(["subjects", "arms", "files"], root.GetProperty("trial").EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            """{"arm":"Ketamine 0.5 mg/kg","n":4}""",
            Compact(root.GetProperty("trial").GetProperty("arms")[0])
        );
        JsonElement response = root.GetProperty("analyses")[0];
        Assert.Equal(
            ["id", "type", "title", "by", "population", "result"],
            response.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            """{"n":5,"excluded":[{"reason":"not in the population safety_flag=Y","n":1},{"reason":"no MADRS baseline","n":1}]}""",
            Compact(response.GetProperty("population"))
        );
        JsonElement result = response.GetProperty("result");
        Assert.Equal(
            ["settings", "rows", "groups", "comparisons"],
            result.EnumerateObject().Select(p => p.Name).Take(4)
        );
        Assert.Equal("""["safety_flag=Y"]""", Compact(root.GetProperty("plan").GetProperty("population")));
    }

    [Fact]
    public void A_blind_run_says_so_everywhere_and_shuffles()
    {
        TrialRun blind = Run(new RunOptions { BlindSeed = 3 });
        Assert.Equal(3, blind.BlindSeed);
        Assert.All(blind.Analyses, a => Assert.EndsWith("(BLINDED: shuffled)", a.Title, StringComparison.Ordinal));
        string json = Encoding.UTF8.GetString(Json(blind));
        Assert.Contains("\"blind\": 3", json, StringComparison.Ordinal);
        Assert.Contains("shuffled at random (seed 3)", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_names_who_is_left_out()
    {
        Trial trial = Seven().Build();
        IReadOnlyList<AnalysisEnrolment> who = TrialAnalysis.Enrol(trial, AnalysisPlan.Parse(Plan, trial)).Analyses;
        Assert.Equal(7, who.Count);
        Assert.Equal(["g"], who[0].Population.Excluded[0].Participants);
        Assert.Equal(["d"], who[0].Population.Excluded[1].Participants);
        Assert.Equal([new GroupCount("Ketamine 0.5 mg/kg", 3), new GroupCount("Placebo", 2)], who[0].Groups);
        Assert.Contains("no MADRS baseline", who[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_may_be_said_by_name_or_by_label()
    {
        Trial trial = Seven().Build();
        foreach (string reference in (string[])["K", "Ketamine 0.5 mg/kg"])
        {
            AnalysisPlan plan = AnalysisPlan.Parse(
                $$"""{ "reference": "{{reference}}", "analyses": [ { "id": "x", "type": "change", "scale": "MADRS", "day": 28 } ] }""",
                trial
            );
            TrialRun run = TrialAnalysis.Run(trial, plan, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(
                "Ketamine 0.5 mg/kg",
                ((EffectResult)run["x"].Result!).Between!.Comparisons.Single().Reference
            );
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        string folder = TestFiles.InCheckout("samples/data/route-trial");
        Trial trial = Trial.Read(folder, TestContext.Current.CancellationToken);
        AssessmentTable table = trial.Assessments;
        int[] order = [.. Enumerable.Range(0, table.Count).OrderBy(row => (row * 7919L) % table.Count)];
        Trial shuffled = trial with
        {
            Assessments = table with
            {
                Subject = [.. order.Select(row => table.Subject[row])],
                Scale = new Factor("scale", [.. order.Select(row => table.Scale.Codes[row])], table.Scale.Levels),
                Day = [.. order.Select(row => table.Day[row])],
                Score = [.. order.Select(row => table.Score[row])],
                Visit = table.Visit is { } visit
                    ? new Factor("visit", [.. order.Select(row => visit.Codes[row])], visit.Levels)
                    : null,
            },
        };
        Assert.NotEqual(table.Day, shuffled.Assessments.Day);
        Assert.Equal(
            Json(TrialAnalysis.Run(trial, cancellationToken: TestContext.Current.CancellationToken)),
            Json(TrialAnalysis.Run(shuffled, cancellationToken: TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public void The_sample_gives_the_same_bytes_on_one_thread_and_on_sixteen()
    {
        Trial trial = Trial.Read(
            TestFiles.InCheckout("samples/data/route-trial"),
            TestContext.Current.CancellationToken
        );
        byte[] Of(int threads) =>
            Json(
                TrialAnalysis.Run(
                    trial,
                    options: new RunOptions { Threads = threads },
                    cancellationToken: TestContext.Current.CancellationToken
                )
            );
        Assert.Equal(Of(1), Of(16));
    }

    [Fact]
    public void A_trial_with_errors_is_not_analysed()
    {
        Trial broken = Seven().Build() with
        {
            Problems = [DataProblem.Error("x", "Something is wrong.", ""), DataProblem.Warning("y", "Odd.", "")],
        };
        var refused = Assert.Throws<TrialDataException>(() =>
            TrialAnalysis.Run(broken, cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal("x", Assert.Single(refused.Problems).Rule);
    }

    [Fact]
    public void A_plan_that_does_not_fit_is_refused_though_it_came_from_no_file()
    {
        Trial trial = Seven().Build();
        AnalysisPlan plan = new() { By = "clinic", Analyses = AnalysisPlan.Parse(Plan).Analyses };
        var refused = Assert.Throws<TrialDataException>(() =>
            TrialAnalysis.Run(trial, plan, cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal("by", Assert.Single(refused.Problems).Column);
    }

    [Fact]
    public void Cancellation_and_progress()
    {
        Trial trial = Seven().Build();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            TrialAnalysis.Run(trial, cancellationToken: cancelled.Token)
        );
        var progress = new LastProgress();
        Run(new RunOptions { Progress = progress });
        Assert.Equal(1, progress.Value);
    }

    [Fact]
    public void An_id_that_the_plan_does_not_have_is_told_with_those_it_has()
    {
        var unknown = Assert.Throws<KeyNotFoundException>(() => Run()["remission"]);
        Assert.Contains("response, strata, change", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_of_a_plan_changes_something()
    {
        Trial trial = Seven().Build();
        string Of(string keys)
        {
            AnalysisPlan plan = AnalysisPlan.Parse(
                $$"""{ "analyses": [ { "id": "x", "type": "response", "scale": "MADRS", "day": 28 {{keys}} } ] }""",
                trial
            );
            return Encoding
                .UTF8.GetString(
                    Json(TrialAnalysis.Run(trial, plan, cancellationToken: TestContext.Current.CancellationToken))
                )
                .Split("\"analyses\": [")[^1];
        }
        string[] variants =
        [
            "",
            """, "window": [7, 28]""",
            """, "reduction": 0.3""",
            """, "missing": "observed" """,
            """, "missing": "locf" """,
            """, "sustained": {"from": 1}""",
            """, "strata": ["site"]""",
            """, "population": ["site=1"]""",
            """, "by": "site" """,
            """, "reference": "K" """,
            """, "level": 0.9""",
            """, "seed": 2""",
            """, "conventions": "r" """,
            """, "title": "Another" """,
        ];
        Assert.Equal(variants.Length, variants.Select(Of).Distinct(StringComparer.Ordinal).Count());
    }

    private static TrialRun Run(RunOptions? options = null)
    {
        Trial trial = Seven().Build();
        return TrialAnalysis.Run(
            trial,
            AnalysisPlan.Parse(Plan, trial),
            options,
            TestContext.Current.CancellationToken
        );
    }

    private static byte[] Json(TrialRun run)
    {
        var bytes = new MemoryStream();
        RunJson.Write(bytes, run);
        return bytes.ToArray();
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private sealed class LastProgress : IProgress<double>
    {
        public double Value { get; private set; }

        public void Report(double value) => Value = Math.Max(Value, value);
    }
}
