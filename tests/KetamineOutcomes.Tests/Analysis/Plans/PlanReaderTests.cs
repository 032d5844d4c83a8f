using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Analysis.Plans;

public sealed class PlanReaderTests
{
    [Fact]
    public void The_plan_of_the_documentation_is_read()
    {
        AnalysisPlan plan = AnalysisPlan.Parse(
            """
            {
              "title": "…",
              "by": "arm",                         // arm, route, treatment (crossover), or any subject column
              "reference": "Placebo",
              "population": ["safety_flag=Y"],     // filters on subject columns, joined by and
              "level": 0.95, "seed": 1,
              "analyses": [
                { "id": "response-d28", "type": "response", "scale": "MADRS", "day": 28, "window": [24, 35],
                  "reduction": 0.5, "missing": "nonresponder", "strata": ["site"] },
                { "id": "relapse", "type": "time-to-relapse", "source": "follow_up", "times": [60, 120] }
              ]
            }
            """
        );
        Assert.Equal("Placebo", plan.Reference);
        Assert.Equal([new SubjectFilter("safety_flag", "Y")], plan.Population);
        var response = Assert.IsType<ResponseAnalysis>(plan.Analyses[0]);
        Assert.Equal(new DayWindow(28, 24, 35), response.Window);
        Assert.Equal(["site"], response.Strata);
        var relapse = Assert.IsType<RelapseAnalysis>(plan.Analyses[1]);
        Assert.Null(relapse.Scores);
        Assert.Equal([60, 120], relapse.Times);
    }

    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        AnalysisPlan plan = Parse("""{ "id": "a", "type": "response", "scale": "MADRS", "day": 28 }""");
        Assert.Equal(("arm", null, 0.95, 1), (plan.By, plan.Reference, plan.Level, plan.Seed));
        Assert.Equal(Conventions.Default, plan.Conventions);
        var response = (ResponseAnalysis)plan.Analyses[0];
        Assert.Equal(new DayWindow(28, 28, 28), response.Window);
        Assert.Equal((0.5, MissingRule.Nonresponder, null), (response.Reduction, response.Missing, response.Sustained));
        Assert.Equal(BaselineRule.Last, response.Baseline);
        Assert.Null(One<RemissionAnalysis>("""{"id":"a","type":"remission","scale":"MADRS","day":28}""").Cutoff);
        ChangeAnalysis change = One<ChangeAnalysis>("""{"id":"a","type":"change","scale":"MADRS","day":28}""");
        Assert.Equal((ChangeMethod.Effect, MissingRule.Observed), (change.Method, change.Missing));
        ChangeAnalysis ancova = One<ChangeAnalysis>(
            """{"id":"a","type":"change","scale":"MADRS","day":28,"method":"ancova"}"""
        );
        Assert.Equal(["baseline"], ancova.Covariates);
        RelapseAnalysis relapse = One<RelapseAnalysis>(
            """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS"}"""
        );
        Assert.Equal(new ScoreRelapse("MADRS", new RelapseRule(22, 2, 5, 15), RelapseStart.Response), relapse.Scores);
        Assert.Equal(0, One<AdverseEventsAnalysis>("""{"id":"a","type":"adverse-events"}""").Minimum);
        Assert.Empty(One<VitalSignsAnalysis>("""{"id":"a","type":"vital-signs"}""").Parameters);
        Assert.Equal(
            OutcomeClock.Sessions,
            One<TimeToRemissionAnalysis>("""{"id":"a","type":"sessions-to-remission","scale":"MADRS"}""").Clock
        );
    }

    [Fact]
    public void Every_key_is_read_and_survives_being_written()
    {
        AnalysisPlan plan = AnalysisPlan.Parse(Everything);
        string written = plan.ToJson();
        AnalysisPlan again = AnalysisPlan.Parse(written);
        Assert.Equal(written, again.ToJson());
        Assert.Equal(plan.Analyses.Select(a => a.Type), again.Analyses.Select(a => a.Type));
        Assert.Equal(10, plan.Analyses.Select(a => a.Type).Distinct().Count());
        var response = (ResponseAnalysis)again.Analyses[0];
        Assert.Equal(new SustainedRule(1, 2), response.Sustained);
        Assert.Equal(("route", "IV", 0.9, 7), (response.By, response.Reference, response.Level, response.Seed));
        Assert.Equal(BaselineRule.Mean, response.Baseline);
        Assert.Equal([new SubjectFilter("site", "3", Keep: false)], response.Population!);
        var relapse = (RelapseAnalysis)again.Analyses[8];
        Assert.Equal(new ScoreRelapse("HAMD17", new(16, 3, 4, 10), RelapseStart.Day, 28), relapse.Scores);
    }

    [Fact]
    public void All_faults_come_at_once_with_their_lines()
    {
        var refused = Assert.Throws<TrialDataException>(() =>
            AnalysisPlan.Parse(
                """
                {
                  "level": 95,
                  "populaton": [],
                  "analyses": [
                    { "id": "a", "type": "response", "scale": "MADRS", "day": 28, "windw": [24, 35] },
                    { "id": "A", "type": "responce" },
                    { "id": "a b", "type": "remission", "day": -1 },
                    { "id": "a", "type": "response", "scale": "MADRS", "day": 28, "window": [29, 35], "reduction": 0,
                      "missing": "ignore" }
                  ]
                }
                """
            )
        );
        Assert.Equal(
            [
                (2, "level", "out-of-range"),
                (3, "populaton", "unknown-key"),
                (5, "analyses[0].windw", "unknown-key"),
                (6, "analyses[1].id", "duplicate-id"),
                (6, "analyses[1].type", "unknown-type"),
                (7, "analyses[2]", "missing-key"),
                (7, "analyses[2].id", "wrong-id"),
                (7, "analyses[2].day", "out-of-range"),
                (8, "analyses[3].id", "duplicate-id"),
                (8, "analyses[3].window", "wrong-window"),
                (8, "analyses[3].reduction", "out-of-range"),
                (9, "analyses[3].missing", "unknown-word"),
            ],
            refused.Problems.Select(p =>
                (p.Line!.Value, p.Column == "analyses[2].scale" ? "analyses[2]" : p.Column!, p.Rule)
            )
        );
        Assert.Contains("Did you mean 'window'?", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'response'?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Competing_statuses_belong_to_follow_up_and_are_not_relapse()
    {
        AnalysisPlan plan = Parse(
            """{"id":"a","type":"time-to-relapse","source":"follow_up","competing":["death","withdrawn"]}"""
        );
        Assert.Equal(["death", "withdrawn"], ((RelapseAnalysis)plan.Analyses[0]).Competing);
        foreach (
            string wrong in new[]
            {
                """{"id":"a","type":"time-to-relapse","source":"follow_up","competing":["relapse"]}""",
                """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","competing":["death"]}""",
            }
        )
        {
            var refused = Assert.Throws<TrialDataException>(() => Parse(wrong));
            Assert.Equal("illegal-pair", Assert.Single(refused.Problems).Rule);
        }
    }

    [Theory]
    [InlineData("""{"id":"a","type":"change","scale":"MADRS","method":"mmrm","visits":[{"day":7}]}""", "mmrm")]
    [InlineData("""{"id":"a","type":"change","scale":"MADRS","day":28,"covariance":"ar1"}""", "covariance")]
    [InlineData("""{"id":"a","type":"change","scale":"MADRS","day":28,"df":"satterthwaite"}""", "df")]
    public void What_comes_with_later_work_is_refused_by_name(string analysis, string name)
    {
        var refused = Assert.Throws<TrialDataException>(() => Parse(analysis));
        Assert.All(refused.Problems, p => Assert.Equal("not-supported", p.Rule));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS"}""", "missing-key")]
    [InlineData("""{"id":"a","type":"response","day":28}""", "missing-key")]
    [InlineData("""{"type":"adverse-events"}""", "missing-key")]
    [InlineData("""{"id":"a"}""", "missing-key")]
    [InlineData("""{"id":"../x","type":"adverse-events"}""", "wrong-id")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"cutoff":12}""", "unknown-key")]
    [InlineData("""{"id":"a","type":"remission","scale":"MADRS","day":28,"reduction":0.5}""", "unknown-key")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"reduction":1.5}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"reduction":"half"}""", "wrong-type")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"window":[35,24]}""", "wrong-interval")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"window":[24]}""", "wrong-interval")]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"sustained":{"excursions":1}}""",
        "missing-key"
    )]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"sustained":{"from":1,"all":2}}""",
        "unknown-key"
    )]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"sustained":{"from":29}}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"population":["site"]}""", "wrong-filter")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"level":1}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"change","scale":"MADRS","day":28,"missing":"nonresponder"}""", "unknown-word")]
    [InlineData("""{"id":"a","type":"change","scale":"MADRS","day":28,"covariates":["age"]}""", "illegal-pair")]
    [InlineData("""{"id":"a","type":"time-to-response","scale":"MADRS","day":28}""", "unknown-key")]
    [InlineData("""{"id":"a","type":"time-to-response","scale":"MADRS","tau":0}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"time-to-response","scale":"MADRS","times":[-1]}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"time-to-response","scale":"MADRS","confType":"loglog"}""", "unknown-word")]
    [InlineData("""{"id":"a","type":"time-to-relapse"}""", "missing-key")]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"visits"}""", "unknown-word")]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"scores"}""", "missing-key")]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"scores","scale":"HAMD17"}""", "missing-key")]
    [InlineData(
        """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","from":"start"}""",
        "wrong-type"
    )]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"follow_up","conventions":"stata"}""", "unknown-word")]
    [InlineData("""{"id":"a","type":"adverse-events","minimum":101}""", "out-of-range")]
    [InlineData("""{"id":"a","type":"adverse-events","scale":"MADRS"}""", "unknown-key")]
    [InlineData("""{"id":"a","type":"vital-signs","parameter":5}""", "wrong-type")]
    public void A_wrong_key_or_value_is_refused(string analysis, string rule)
    {
        var refused = Assert.Throws<TrialDataException>(() => Parse(analysis));
        Assert.Contains(rule, refused.Problems.Select(p => p.Rule));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"analyses":[]}""")]
    [InlineData("""{"analyses":[3]}""")]
    [InlineData("\u0000\u0001")]
    public void Something_else_than_a_plan_is_refused(string text) =>
        Assert.Throws<TrialDataException>(() => AnalysisPlan.Parse(text));

    internal const string Everything = """
        {
          "$schema": "plan.schema.json",
          "title": "All keys", "by": "arm", "reference": "Placebo", "population": "safety_flag=Y",
          "level": 0.9, "seed": 3, "conventions": "sas",
          "analyses": [
            { "id": "r", "type": "response", "title": "T", "by": "route", "reference": "IV", "population": ["site!=3"],
              "level": 0.9, "seed": 7, "conventions": "r", "scale": "MADRS", "day": 28, "window": [24, 35],
              "reduction": 0.25, "missing": "locf", "sustained": { "from": 1, "excursions": 2 }, "strata": ["site"],
              "baseline": "mean" },
            { "id": "m", "type": "remission", "scale": "MADRS", "day": 28, "window": [24, 35], "cutoff": 10,
              "missing": "observed", "sustained": { "from": 2 }, "strata": "site", "baseline": "first" },
            { "id": "c", "type": "change", "scale": "MADRS", "day": 28, "window": [24, 35], "method": "ancova",
              "covariates": ["baseline", "age"], "missing": "locf" },
            { "id": "c2", "type": "change", "scale": "MADRS", "day": 28, "method": "effect" },
            { "id": "t1", "type": "time-to-response", "scale": "MADRS", "reduction": 0.3, "times": [7, 28], "tau": 28,
              "strata": ["site"], "confType": "plain" },
            { "id": "t2", "type": "sessions-to-response", "scale": "MADRS" },
            { "id": "t3", "type": "time-to-remission", "scale": "MADRS", "cutoff": 12 },
            { "id": "t4", "type": "sessions-to-remission", "scale": "MADRS" },
            { "id": "x", "type": "time-to-relapse", "source": "scores", "scale": "HAMD17", "threshold": 16,
              "consecutive": 3, "apart": [4, 10], "from": 28, "times": [60], "tau": 90, "strata": [], "confType": "log" },
            { "id": "x2", "type": "time-to-relapse", "source": "follow_up" },
            { "id": "ae", "type": "adverse-events", "minimum": 5, "soc": true },
            { "id": "vs", "type": "vital-signs", "parameter": ["SBP", "CADSS"] },
          ],
        }
        """;

    internal static AnalysisPlan Parse(string analysis) => AnalysisPlan.Parse($$"""{ "analyses": [ {{analysis}} ] }""");

    private static T One<T>(string analysis) => Assert.IsType<T>(Parse(analysis).Analyses[0]);
}
