using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>How long a response lasts, by route and by sessions received; relapse with each site left out; time on treatment.</summary>
public sealed class DurabilityRunTests
{
    private const string Plan = """
        { "by": "route", "analyses": [
          { "id": "durability", "type": "time-to-relapse", "source": "scores", "scale": "MADRS", "reduction": 0.5 },
          { "id": "by-sessions", "type": "time-to-relapse", "source": "scores", "scale": "MADRS", "reduction": 0.5, "by": "sessions-before" },
          { "id": "sustain", "type": "time-to-relapse", "source": "scores", "scale": "MADRS", "events": ["hospitalisation"], "leaveOut": "site", "times": [20] },
          { "id": "treatment", "type": "time-on-treatment", "sessions": 3 } ] }
        """;

    [Fact]
    public void Durability_from_response_to_its_loss_by_route_and_sessions()
    {
        TrialRun run = Run();
        SurvivalResult routes = run.ResultOf<SurvivalResult>("durability");
        // IV: loss after 14 days (a), kept 21 days (b). PO: loss after 7 (c), kept 21 days (d); e never responds.
        Assert.Equal(["IV", "PO"], routes.Groups.Select(g => g.Group).Order(StringComparer.Ordinal));
        Assert.Equal([1, 1], routes.Groups.Select(g => g.Events));
        Assert.Equal("Time to loss of response (MADRS, less than 50%, 1 in a row), by route", run["durability"].Title);
        SurvivalResult sessions = run.ResultOf<SurvivalResult>("by-sessions");
        Assert.Equal(["1", "2"], sessions.Groups.Select(g => g.Group));
        Assert.Equal([3, 1], sessions.Groups.Select(g => g.People));
        Assert.Equal([1, 1], sessions.Groups.Select(g => g.Events));
        Assert.EndsWith("by sessions before response", run["by-sessions"].Title, StringComparison.Ordinal);
        Assert.Contains(
            run["by-sessions"].Population.Excluded,
            e => e.Reason == "no response, so no relapse" && e.N == 1
        );
    }

    [Fact]
    public void Hospitalisation_is_a_relapse_and_each_site_is_left_out()
    {
        TrialRun run = Run();
        SurvivalResult relapse = run.ResultOf<SurvivalResult>("sustain");
        Assert.Equal(1, relapse.Groups.Sum(g => g.Events));
        Assert.Equal(["Site 1", "Site 2"], relapse.LeaveOneOut!.Without.Select(fit => fit.LeftOut));
        Assert.Equal(20, relapse.LeaveOneOut.At);
        Assert.Contains("hospitalisation", run["sustain"].Title, StringComparison.Ordinal);
        Assert.Contains(relapse.Settings, s => s.Name == "events");
        Assert.Contains(run["sustain"].ToTables(), table => table.Title.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_on_treatment_ends_with_stopping()
    {
        SurvivalResult treatment = Run().ResultOf<SurvivalResult>("treatment");
        Assert.Equal(5, treatment.Groups.Sum(g => g.People));
        Assert.Equal(4, treatment.Groups.Sum(g => g.Events));
    }

    [Fact]
    public void A_plan_is_written_as_it_was_read()
    {
        AnalysisPlan plan = AnalysisPlan.Parse(Plan);
        Assert.Equal(plan.ToJson(), AnalysisPlan.Parse(plan.ToJson()).ToJson());
        Assert.Contains("\"reduction\": 0.5", plan.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"leaveOut\": \"site\"", plan.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"sessions\": 3", plan.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","reduction":0.5,"threshold":22}"""
    )]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","reduction":0}""")]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"follow_up","events":["x"]}""")]
    [InlineData("""{"id":"a","type":"time-on-treatment"}""")]
    [InlineData("""{"id":"a","type":"time-on-treatment","sessions":0}""")]
    public void Faults_of_the_plan_are_refused(string analysis) =>
        Assert.Throws<TrialDataException>(() => AnalysisPlan.Parse($$"""{ "analyses": [{{analysis}}] }"""));

    [Theory]
    [InlineData("""{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","events":["x"]}""", "events")]
    [InlineData(
        """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","leaveOut":"ward"}""",
        "leaveOut"
    )]
    [InlineData(
        """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","by":"sessions-before"}""",
        "by"
    )]
    [InlineData(
        """{"id":"a","type":"time-to-relapse","source":"scores","scale":"MADRS","from":1,"by":"sessions-before"}""",
        "by"
    )]
    [InlineData("""{"id":"a","type":"time-on-treatment","sessions":2}""", "type")]
    public void Faults_against_the_trial_name_the_key(string analysis, string key)
    {
        Trial bare = new TrialBuilder().Subject("a").Scores("a", "MADRS", (0, 40), (7, 10)).Build();
        AnalysisPlan plan = AnalysisPlan.Parse($$"""{ "analyses": [{{analysis}}] }""");
        var refused = Assert.Throws<TrialDataException>(() => TrialAnalysis.Run(bare, plan));
        Assert.Contains(refused.Problems, p => p.Column!.EndsWith("." + key, StringComparison.Ordinal));
    }

    private static TrialRun Run()
    {
        Trial trial = new TrialBuilder()
            .Subject("a", "A", DosingRoute.Intravenous, ("site", "Site 1"))
            .Subject("b", "A", DosingRoute.Intravenous, ("site", "Site 2"))
            .Subject("c", "B", DosingRoute.Oral, ("site", "Site 1"))
            .Subject("d", "B", DosingRoute.Oral, ("site", "Site 2"))
            .Subject("e", "B", DosingRoute.Oral, ("site", "Site 2"))
            .Scores("a", "MADRS", (0, 40), (7, 18), (14, 20), (21, 21), (28, 10))
            .Scores("b", "MADRS", (0, 40), (7, 18), (14, 20), (28, 20))
            .Scores("c", "MADRS", (0, 40), (7, 30), (14, 18), (21, 22))
            .Scores("d", "MADRS", (0, 40), (7, 18), (28, 10))
            .Scores("e", "MADRS", (0, 40), (7, 30), (28, 30))
            .Sessions("a", 0, 7, 14)
            .Sessions("b", 0, 7)
            .Sessions("c", 0, 7)
            .Sessions("d", 0, 7)
            .Sessions("e", 0)
            .Event("d", "Hospitalisation", 25)
            .Build();
        return TrialAnalysis.Run(trial, AnalysisPlan.Parse(Plan));
    }
}
