using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Analysis.Plans;

public sealed class TrialPlanCheckTests
{
    private static readonly Trial Parallel = new TrialBuilder()
        .Subject("a", "Ketamine", DosingRoute.Intravenous, ("site", "1"), ("safety_flag", "Y"))
        .Subject("b", "Placebo", DosingRoute.Intravenous, ("site", "2"), ("safety_flag", "Y"))
        .Scores("a", "MADRS", (0, 30), (28, 10))
        .Scores("b", "CGI-I", (28, 2))
        .Scores("b", "HAMD24", (0, 20))
        .Build();

    private static readonly Trial Crossover = new TrialBuilder()
        .Subject("a", "K-P")
        .Subject("b", "P-K")
        .Period("a", 1, "Ketamine", "MADRS", (0, 30), (1, 10))
        .Period("a", 2, "Placebo", "MADRS", (0, 30), (1, 28))
        .FollowUp("a", 0, 10, "relapse")
        .Build();

    [Theory]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28}""")]
    [InlineData("""{"id":"a","type":"response","scale":"madrs","day":28}""")] // spellings of the registry
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"by":"route"}""")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"by":"site","reference":"2"}""")]
    [InlineData("""{"id":"a","type":"remission","scale":"HAMD24","day":28,"cutoff":9}""")]
    [InlineData(
        """{"id":"a","type":"change","scale":"MADRS","day":28,"method":"ancova","covariates":["baseline","site"]}"""
    )]
    public void What_the_trial_has_may_be_asked(string analysis) => AnalysisPlan.Parse(Plan(analysis), Parallel);

    [Theory]
    [InlineData("""{"id":"a","type":"response","scale":"QIDS-SR16","day":28}""", "scale", "unknown-scale")]
    [InlineData("""{"id":"a","type":"response","scale":"Mood","day":28}""", "scale", "unknown-scale")]
    [InlineData("""{"id":"a","type":"response","scale":"CGI-I","day":28}""", "scale", "scale-without-baseline")]
    [InlineData("""{"id":"a","type":"remission","scale":"HAMD24","day":28}""", "cutoff", "no-cutoff")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"by":"treatment"}""", "by", "no-treatment")]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":28,"by":"clinic"}""", "by", "missing-column")]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"reference":"Plcebo"}""",
        "reference",
        "missing-level"
    )]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"strata":["sit"]}""",
        "strata",
        "missing-column"
    )]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"population":["itt=Y"]}""",
        "population",
        "missing-column"
    )]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":28,"population":["site=9"]}""",
        "population",
        "missing-value"
    )]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"follow_up"}""", "source", "missing-table")]
    [InlineData("""{"id":"a","type":"sessions-to-response","scale":"MADRS"}""", "type", "missing-table")]
    [InlineData("""{"id":"a","type":"adverse-events"}""", "type", "missing-table")]
    [InlineData("""{"id":"a","type":"vital-signs"}""", "type", "missing-table")]
    public void What_it_does_not_have_is_refused(string analysis, string key, string rule)
    {
        DataProblem problem = Refused(Plan(analysis), Parallel);
        Assert.Equal(($"analyses[0].{key}", rule), (problem.Column, problem.Rule));
        Assert.Equal(3, problem.Line);
    }

    [Theory]
    [InlineData("""{"id":"a","type":"response","scale":"MADRS","day":1,"by":"arm"}""", "crossover-groups")]
    [InlineData("""{"id":"a","type":"time-to-response","scale":"MADRS","by":"treatment"}""", "crossover-type")]
    [InlineData(
        """{"id":"a","type":"change","scale":"MADRS","day":1,"by":"treatment","method":"ancova"}""",
        "crossover-type"
    )]
    [InlineData(
        """{"id":"a","type":"response","scale":"MADRS","day":1,"by":"treatment","strata":["arm"]}""",
        "crossover-strata"
    )]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"follow_up","by":"treatment"}""", "no-treatment")]
    public void In_a_crossover_only_comparisons_within_people_are_let_through(string analysis, string rule) =>
        Assert.Equal(rule, Refused(Plan(analysis), Crossover).Rule);

    [Fact]
    public void The_plan_s_reference_does_not_bind_analyses_by_something_else() =>
        AnalysisPlan.Parse(
            """
            { "reference": "Placebo", "analyses": [
              {"id":"a","type":"response","scale":"MADRS","day":28},
              {"id":"b","type":"response","scale":"MADRS","day":28,"by":"route"}] }
            """,
            Parallel
        );

    [Fact]
    public void Faults_of_the_plan_itself_stand_at_their_own_line()
    {
        var refused = Assert.Throws<TrialDataException>(() =>
            AnalysisPlan.Parse(
                """
                {
                  "by": "armm",
                  "population": ["itt=Y"],
                  "analyses": [ {"id":"a","type":"response","scale":"MADRS","day":28},
                                {"id":"b","type":"remission","scale":"MADRS","day":28} ]
                }
                """,
                Parallel
            )
        );
        Assert.Equal([(2, "by"), (3, "population")], refused.Problems.Select(p => (p.Line!.Value, p.Column!)));
    }

    private static string Plan(string analysis) =>
        $$"""
            {
              "analyses": [
                {{analysis}}
              ]
            }
            """;

    private static DataProblem Refused(string plan, Trial trial) =>
        Assert.Single(Assert.Throws<TrialDataException>(() => AnalysisPlan.Parse(plan, trial)).Problems);
}
