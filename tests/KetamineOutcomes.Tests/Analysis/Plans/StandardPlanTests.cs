using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Analysis.Plans;

public sealed class StandardPlanTests
{
    [Fact]
    public void It_asks_what_the_tables_allow()
    {
        AnalysisPlan plan = AnalysisPlan.StandardFor(Trial().Build());
        Assert.Equal(
            ["response-d28", "remission-d28", "change-d28", "change-d28-ancova", "time-to-response"],
            plan.Analyses.Select(a => a.Id)
        );
        Assert.Equal("arm", plan.By);
        var response = (ResponseAnalysis)plan.Analyses[0];
        Assert.Equal(("MADRS", 0.5), (response.Scale, response.Reduction));
        Assert.Equal(new DayWindow(28, 27, 29), response.Window); // the days of the visit that most people came to
        Assert.Equal([7, 28, 90], ((TimeToResponseAnalysis)plan.Analyses[4]).Times);
    }

    [Fact]
    public void Sessions_follow_up_and_routes_add_their_analyses()
    {
        Trial trial = Trial(DosingRoute.Oral)
            .Sessions("p0", 0, 3)
            .FollowUp("p0", 28, 128, "relapse")
            .FollowUp("p1", 28, 60, "completed")
            .Build();
        AnalysisPlan plan = AnalysisPlan.StandardFor(trial);
        Assert.Equal(
            [
                "response-d28",
                "response-d28-by-route",
                "remission-d28",
                "remission-d28-by-route",
                "change-d28",
                "change-d28-ancova",
                "time-to-response",
                "sessions-to-response",
                "time-to-relapse",
            ],
            plan.Analyses.Select(a => a.Id)
        );
        Assert.Equal([28, 60, 90], ((RelapseAnalysis)plan.Analyses[^1]).Times);
        AnalysisPlan.Parse(plan.ToJson(), trial); // and it passes its own check
    }

    [Fact]
    public void The_reference_arm_is_the_one_that_trial_json_marks()
    {
        Trial trial = Trial()
            .Describe(
                new TrialDescription { Arms = [new TrialArm("P", "Placebo", null, null, null, IsReference: true)] }
            )
            .Build();
        Assert.Equal("P", AnalysisPlan.StandardFor(trial).Reference);
    }

    [Fact]
    public void A_crossover_is_compared_by_treatment_within_people()
    {
        var builder = new TrialBuilder();
        foreach (string id in (string[])["a", "b", "c"])
        {
            builder
                .Subject(id)
                .Period(id, 1, "Ketamine", "MADRS", (0, 30), (1, 10))
                .Period(id, 2, "Saline", "MADRS", (0, 30), (1, 28))
                .FollowUp(id, 1, 20, "relapse");
        }
        Trial trial = builder.Build();
        AnalysisPlan plan = AnalysisPlan.StandardFor(trial);
        Assert.Equal("treatment", plan.By);
        Assert.Equal(["response-d1", "remission-d1", "change-d1", "time-to-relapse"], plan.Analyses.Select(a => a.Id));
        Assert.Equal("arm", plan.Analyses[3].By);
        AnalysisPlan.Parse(plan.ToJson(), trial);
    }

    [Fact]
    public void Visits_without_labels_are_days_that_lie_close_together()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Scores("a", "MADRS", (0, 30), (1, 20), (2, 20), (7, 20), (27, 20), (28, 20), (35, 9))
            .Scores("b", "MADRS", (1, 20), (8, 20), (29, 20))
            .Build();
        ScoreSeries series = ScoreSeries.Of(trial, AnalysisUnits.Of(trial), "MADRS");
        IReadOnlyList<Visit> visits = Visits.Of(trial, series);
        Assert.Equal(
            [
                new Visit("day 1", 1, 1, 1, 2),
                new Visit("day 2", 2, 2, 2, 1),
                new Visit("day 7", 7, 7, 8, 2),
                new Visit("day 28", 28, 27, 29, 2),
                new Visit("day 35", 35, 35, 35, 1),
            ],
            visits
        );
        Assert.Equal(35, Visits.LastCommon(visits)!.Day);
    }

    [Fact]
    public void Two_labels_of_one_day_are_one_visit()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Scores("a", "MADRS", (0, 30), (2, 20), (10, 25))
            .Scores("b", "MADRS", (2, 21), (10, 26))
            .Build();
        string[] labels = ["base", "ketamine 2", "day ten", "saline 2", "day ten"];
        trial = trial with
        {
            Assessments = trial.Assessments with { Visit = KetamineOutcomes.Data.Factor.FromTexts("visit", labels) },
        };
        ScoreSeries series = ScoreSeries.Of(trial, AnalysisUnits.Of(trial), "MADRS");
        Assert.Equal([new Visit("day 2", 2, 2, 2, 2), new Visit("day ten", 10, 10, 10, 2)], Visits.Of(trial, series));
    }

    [Fact]
    public void Visits_of_those_chosen_for_maintenance_are_none_of_the_whole_trial()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Scores("a", "MADRS", (0, 30), (28, 10), (42, 9))
            .Scores("b", "MADRS", (0, 30), (28, 28))
            .FollowUp("a", 28, 42, "completed")
            .Build();
        ScoreSeries series = ScoreSeries.Of(trial, AnalysisUnits.Of(trial), "MADRS");
        Assert.Equal(28, Assert.Single(Visits.Of(trial, series)).Day);
    }

    private static TrialBuilder Trial(DosingRoute? secondRoute = null)
    {
        var builder = new TrialBuilder();
        for (int i = 0; i < 10; i++)
        {
            string id = $"p{i}";
            builder
                .Subject(id, i % 2 == 0 ? "K" : "P", i % 2 == 0 ? DosingRoute.Intravenous : secondRoute)
                .Scores(id, "MADRS", (0, 30), (7, 20), (27 + i % 3, 10))
                .Scores(id, "CADSS", (0, 0), (28, 1));
        }
        return builder.Scores("p0", "MADRS", (90, 5)).Scores("p1", "HAMD17", (0, 20), (28, 5));
    }
}
