using System.Text.Json;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>Statuses that compete with relapse, from the plan to the report.</summary>
public sealed class CompetingRelapseTests
{
    private static Trial Eight() =>
        new TrialBuilder()
            .Subject("a", "K", null)
            .Subject("b", "K", null)
            .Subject("c", "K", null)
            .Subject("d", "K", null)
            .Subject("e", "P", null)
            .Subject("f", "P", null)
            .Subject("g", "P", null)
            .Subject("h", "P", null)
            .FollowUp("a", 0, 30, "completed")
            .FollowUp("b", 0, 12, "withdrawn")
            .FollowUp("c", 0, 20, "relapse")
            .FollowUp("d", 0, 30, "completed")
            .FollowUp("e", 0, 6, "relapse")
            .FollowUp("f", 0, 9, "lost")
            .FollowUp("g", 0, 15, "relapse")
            .FollowUp("h", 0, 25, "withdrawn")
            .Build();

    private static AnalysisResult Run(string keys = "", Trial? of = null)
    {
        Trial trial = of ?? Eight();
        string plan =
            $$"""{ "analyses": [ { "id": "r", "type": "time-to-relapse", "source": "follow_up", "times": [15]{{keys}} } ] }""";
        return TrialAnalysis
            .Run(trial, AnalysisPlan.Parse(plan, trial), null, TestContext.Current.CancellationToken)
            .Analyses[0];
    }

    [Fact]
    public void Incidences_stand_beside_a_survival_result_that_is_as_before()
    {
        var plain = (SurvivalResult)Run().Result!;
        var with = (SurvivalResult)Run(""", "competing": ["withdrawn", "death"]""").Result!;
        Assert.Null(plain.Competing);
        foreach ((SurvivalGroup one, SurvivalGroup other) in plain.Groups.Zip(with.Groups))
        {
            Assert.Equal(one.Curve, other.Curve);
        }
        CompetingRisksResult competing = with.Competing!;
        Assert.Equal(["relapse", "withdrawn", "death"], competing.Fit.Causes);
        // K at 15: 4 at risk at 12, one withdrawn. P: 1/4 at 6, one lost at 9, then 3/4 · 1/2 at 15.
        Assert.Equal(0.25, competing.Fit["K"]["withdrawn"].IncidenceAt(15).Value!.Value, 1e-14);
        Assert.Equal(0.25 + 0.375, competing.Fit["P"]["relapse"].IncidenceAt(15).Value!.Value, 1e-14);
        Assert.Equal(0, competing.Fit["P"]["death"].Events);
        Assert.Equal(3, competing.Gray.Count);
        Assert.NotNull(competing.FineGray);
    }

    [Fact]
    public void The_fields_of_the_verb_stand_under_competing()
    {
        using var output = new MemoryStream();
        ResultJson.Write(output, Run(""", "competing": ["withdrawn"]""").Result!);
        using JsonDocument json = JsonDocument.Parse(output.ToArray());
        JsonElement competing = json.RootElement.GetProperty("competing");
        foreach (string field in new[] { "settings", "groups", "gray", "fineGray", "causeSpecific" })
        {
            Assert.True(competing.TryGetProperty(field, out _), field);
        }
        Assert.True(json.RootElement.TryGetProperty("rmstDifference", out _));
    }

    [Fact]
    public void A_trial_without_a_relapse_or_a_censored_person_is_no_fault()
    {
        Trial trial = new TrialBuilder()
            .Subject("a", "K", null)
            .Subject("b", "P", null)
            .FollowUp("a", 0, 30, "death")
            .FollowUp("b", 0, 12, "withdrawn")
            .Build();
        var result = (SurvivalResult)Run(""", "competing": ["withdrawn", "death"]""", trial).Result!;
        Assert.Equal(0, result.Competing!.Fit["K"]["relapse"].Events);
        Assert.NotNull(result.Competing.Gray[0].Test.Reason);
    }

    [Fact]
    public void An_unknown_status_is_refused_with_those_there_are()
    {
        var refused = Assert.Throws<TrialDataException>(() => Run(""", "competing": ["withdrawal"]"""));
        Assert.Contains("withdrawn", refused.Message, StringComparison.Ordinal);
    }
}
