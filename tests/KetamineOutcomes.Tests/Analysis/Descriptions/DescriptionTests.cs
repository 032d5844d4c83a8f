using KetamineOutcomes.Analysis.Descriptions;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Descriptions;

/// <summary>Table 1, the flow, exclusions and change by visit of five people, worked out by hand.</summary>
public sealed class DescriptionTests
{
    private static readonly TrialRun Five = RunFive();

    [Fact]
    public void Table_1_describes_arms_and_all()
    {
        BaselineCharacteristics table = Five.BaselineCharacteristics();
        Assert.Equal([new("K", 3), new("P", 2), new("All", 5)], table.Groups);
        Assert.Equal(["Age", "Sex", "Site", "MADRS at baseline"], table.Variables.Select(v => v.Name));
        var age = (BaselineNumber)table.Variables[0];
        Assert.Equal([1, 0, 1], age.Missing);
        Assert.Equal([35, 45, 40], age.Groups.Select(g => g.Mean.Value!.Value)); // (30+40)/2, (40+50)/2, (30+40+40+50)/4
        Assert.Equal(Math.Sqrt(50), age.Groups[0].StandardDeviation!.Value, 12);
        Assert.Equal([35, 45, 40], age.Groups.Select(g => g.Median!.Value));
        var sex = (BaselineCategories)table.Variables[1];
        Assert.Equal(["F", "M"], sex.Levels.Select(l => l.Level));
        Assert.Equal([2, 0, 2], sex.Levels[0].Counts);
        Assert.Equal(2 / 3.0, sex.Levels[0].Proportions[0]);
        var site = (BaselineCategories)table.Variables[2]; // numbers that stand for sites are categories
        Assert.Equal(["1", "2", "3"], site.Levels.Select(l => l.Level));
        var madrs = (BaselineNumber)table.Variables[3];
        Assert.Equal([30, 25, 28], madrs.Groups.Select(g => g.Mean.Value!.Value)); // (30+28+32)/3, (24+26)/2
    }

    [Fact]
    public void Table_1_reads_well()
    {
        string text = Five.BaselineCharacteristics().ToString();
        Assert.Contains("K (n = 3)", text, StringComparison.Ordinal);
        Assert.Contains("Missing", text, StringComparison.Ordinal);
        Assert.Contains("2 (66.7%)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("subject_id", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_flow_counts_people_at_every_step()
    {
        ParticipantFlow flow = Five.ParticipantFlow();
        Assert.Equal(
            [
                ("Allocated to an arm", "3 2 5"),
                ("With a MADRS baseline", "3 2 5"),
                ("Assessed at day 7", "3 2 5"),
                ("Assessed at day 28", "2 2 4"),
                ("Last assessed before day 28 (discontinued)", "1 0 1"),
                ("With a dosing session", "1 0 1"),
                ("Entered follow-up", "1 1 2"),
                ("Ended in: completed", "0 1 1"),
                ("Ended in: relapse", "1 0 1"),
                ("Analysed", ""),
                ("MADRS response (50% or more) at day 28, by arm", "3 2 5"),
                ("Change in MADRS at day 28, by arm", "2 2 4"),
            ],
            flow.Steps.Select(s => (s.Name, string.Join(' ', s.Counts)))
        );
    }

    [Fact]
    public void Exclusions_are_listed_analysis_by_analysis() =>
        Assert.Equal(
            [
                "MADRS response (50% or more) at day 28, by arm 5 0 ",
                "Change in MADRS at day 28, by arm 4 1 no MADRS score at day 28",
            ],
            Five.Exclusions().ToTable().Rows.Select(r => string.Join(' ', r.Cells))
        );

    [Fact]
    public void Change_by_visit_is_of_observed_scores()
    {
        ChangeByVisit change = Assert.Single(Five.ChangesByVisit());
        Assert.Equal(("MADRS", "arm"), (change.Scale, change.By));
        VisitSeries ketamine = change.Groups[0];
        Assert.Equal(["day 7", "day 28"], ketamine.Visits.Select(v => v.Visit.Label));
        Assert.Equal([3, 2], ketamine.Visits.Select(v => v.Change.N));
        // Day 7: -10, -8, -2; day 28: -20, -14.
        Assert.Equal(-20 / 3.0, ketamine.Visits[0].Change.Mean.Value!.Value, 12);
        Assert.Equal(-17, ketamine.Visits[1].Change.Mean.Value);
        Assert.Equal(Math.Sqrt(18), ketamine.Visits[1].Change.StandardDeviation!.Value, 12);
        // t on 1 degree of freedom: 12.706 · √18/√2
        Assert.Equal(-17 - 12.706204736174698 * 3, ketamine.Visits[1].Change.Mean.Interval!.Lower!.Value, 9);
    }

    private static TrialRun RunFive()
    {
        Trial trial = new TrialBuilder()
            .Subject("a", "K", null, ("age", "30"), ("sex", "F"), ("site", "1"))
            .Subject("b", "K", null, ("age", "40"), ("sex", "F"), ("site", "2"))
            .Subject("c", "K", null, ("sex", "M"), ("site", "3"))
            .Subject("d", "P", null, ("age", "40"), ("sex", "M"), ("site", "1"))
            .Subject("e", "P", null, ("age", "50"), ("sex", "M"), ("site", "2"))
            .Scores("a", "MADRS", (0, 30), (7, 20), (28, 10))
            .Scores("b", "MADRS", (0, 28), (7, 20), (28, 14))
            .Scores("c", "MADRS", (0, 32), (7, 30))
            .Scores("d", "MADRS", (0, 24), (7, 22), (28, 20))
            .Scores("e", "MADRS", (0, 26), (7, 26), (28, 24))
            .Sessions("a", 0)
            .FollowUp("a", 28, 60, "relapse")
            .FollowUp("d", 28, 90, "completed")
            .Build();
        AnalysisPlan plan = AnalysisPlan.Parse(
            """
            { "analyses": [ { "id": "response", "type": "response", "scale": "MADRS", "day": 28 },
                            { "id": "change", "type": "change", "scale": "MADRS", "day": 28 } ] }
            """,
            trial
        );
        return TrialAnalysis.Run(trial, plan);
    }
}
