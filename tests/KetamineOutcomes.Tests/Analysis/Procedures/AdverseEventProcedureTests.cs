using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public sealed class AdverseEventProcedureTests
{
    private const string Nervous = "Nervous system";
    private const string Gut = "Gastrointestinal";

    [Fact]
    public void Participants_and_events_are_counted_apart()
    {
        AdverseEventResult result = Run();
        Assert.Equal(["Dizziness", "Nausea", "Headache"], result.Events.Select(e => e.Term));
        AdverseEventRow dizziness = result.Events[0];
        Assert.Equal(["A", "B"], dizziness.Groups.Select(g => g.Subjects.Group));
        Assert.Equal(
            [new BinomialCount(2, 3), new BinomialCount(1, 2)],
            dizziness.Groups.Select(g => g.Subjects.Count)
        );
        Assert.Equal([4, 1], dizziness.Groups.Select(g => g.Events));
        Assert.Equal(ResponseRate.Of(2, 3).Wilson, dizziness.Groups[0].Subjects.Wilson);
        Assert.Equal(Nervous, dizziness.SystemOrganClass);
    }

    [Fact]
    public void Rates_are_per_thirty_participant_days_and_per_session()
    {
        AdverseEventResult result = Run();
        // A: 28 + 14 + 1 days and 3 sessions; B: 28 + 7 days and none.
        Assert.Equal([43, 35], result.Groups.Select(g => g.ExposureDays));
        Assert.Equal([3, 0], result.Groups.Select(g => g.Sessions!.Value));
        AdverseEventRow dizziness = result.Events[0];
        Tolerance.AssertClose(30.0 * 4 / 43, dizziness.Groups[0].Rate.Value);
        Tolerance.AssertClose(4.0 / 3, dizziness.Groups[0].PerSession.Value);
        Tolerance.AssertClose(30.0 / 35, dizziness.Groups[1].Rate.Value);
        Assert.Equal("no session was given", dizziness.Groups[1].PerSession.Reason);
    }

    [Fact]
    public void Any_and_serious_count_each_participant_once()
    {
        AdverseEventResult result = Run();
        Assert.Equal(
            [new BinomialCount(2, 3), new BinomialCount(2, 2)],
            result.Any.Groups.Select(g => g.Subjects.Count)
        );
        Assert.Equal([5, 3], result.Any.Groups.Select(g => g.Events));
        Assert.Equal([0, 1], result.Serious!.Groups.Select(g => g.Events));
    }

    [Fact]
    public void Comparisons_are_those_of_two_proportions()
    {
        AdverseEventResult result = Run(new() { References = [new ReferenceLevel(null, "B")] });
        TwoProportions comparison = Assert.Single(result.Events[0].Comparisons);
        Assert.Equal(
            TwoProportions.Compare(new BinomialCount(2, 3), new BinomialCount(1, 2), 0.95, "A", "B").ToString(),
            comparison.ToString()
        );
    }

    [Fact]
    public void The_minimum_is_a_percent_of_any_group()
    {
        Assert.Equal(3, Run(new() { Minimum = 33 }).Events.Count);
        Assert.Equal(["Dizziness", "Nausea"], Run(new() { Minimum = 50 }).Events.Select(e => e.Term));
        Assert.Equal(["Dizziness", "Nausea"], Run(new() { Minimum = 66 }).Events.Select(e => e.Term));
        Assert.Equal(["Nausea"], Run(new() { Minimum = 67 }).Events.Select(e => e.Term));
        Assert.Throws<TrialDataException>(() => Run(new() { Minimum = 101 }));
    }

    [Fact]
    public void Classes_stand_before_their_terms_and_count_participants_once()
    {
        AdverseEventResult result = Run(new() { SystemOrganClass = true });
        Assert.Equal([Nervous, "Dizziness", "Headache", Gut, "Nausea"], result.Events.Select(e => e.Term));
        Assert.Equal(
            [new BinomialCount(2, 3), new BinomialCount(1, 2)],
            result.Events[0].Groups.Select(g => g.Subjects.Count)
        );
        Assert.Equal([5, 1], result.Events[0].Groups.Select(g => g.Events));
        Assert.True(result.Events[0].IsClass && result.Events[3].IsClass);
    }

    [Fact]
    public void Who_is_left_out_is_left_out_of_events_and_of_people()
    {
        Trial trial = Example();
        var onlyB = new Factor("arm", [-1, -1, -1, 1, 1], ["A", "B"]);
        AdverseEventResult result = AdverseEventProcedure.Run(trial, onlyB, new());
        Assert.Equal("B", Assert.Single(result.Groups).Group);
        Assert.Equal(3, result.Rows.Used);
        Assert.Equal(
            [("participant not in the analysis", 5), ("no term", 1)],
            result.Rows.Dropped.Select(d => (d.Reason, (int)d.Rows))
        );
        Assert.Equal(["Nausea", "Dizziness"], result.Events.Select(e => e.Term));
        Assert.Empty(result.Events[0].Comparisons);
    }

    [Fact]
    public void A_reference_that_nobody_is_in_is_refused() =>
        Assert.Throws<TrialDataException>(() => Run(new() { References = [new ReferenceLevel(null, "C")] }));

    [Fact]
    public void Without_a_table_nobody_had_any()
    {
        Trial trial = Example() with { AdverseEvents = null };
        AdverseEventResult result = AdverseEventProcedure.Run(trial, trial.Subjects.Arm, new());
        Assert.Empty(result.Events);
        Assert.Equal(0, result.Any.Groups[0].Subjects.Count.Events);
        Assert.Null(result.Serious);
        Assert.NotEmpty(result.ToString());
    }

    [Fact]
    public void Published_counts_give_the_percentages_printed()
    {
        // TRANSFORM-1, Fedgchin (2019), Table 5: nausea in 31 of 115 (27.0%), 37 of 116 (31.9%), 12 of 113 (10.6%).
        Assert.Equal(
            ["27.0%", "31.9%", "10.6%"],
            new[] { (31, 115), (37, 116), (12, 113) }.Select(c =>
                KetamineOutcomes.Tables.Cell.Percent(ResponseRate.Of(c.Item1, c.Item2).Proportion.Value)
            )
        );
    }

    [Fact]
    public void Json_holds_the_fields_of_the_plan()
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, "adverse-events", Run());
        using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        System.Text.Json.JsonElement row = json.RootElement.GetProperty("events")[0];
        Assert.Equal("Dizziness", row.GetProperty("term").GetString());
        System.Text.Json.JsonElement group = row.GetProperty("groups")[0];
        foreach (string field in "group n subjects proportion lower upper events rate perSession".Split(' '))
        {
            Assert.True(group.TryGetProperty(field, out _), field);
        }
        Assert.True(row.GetProperty("comparisons")[0].TryGetProperty("riskDifference", out _));
    }

    private static AdverseEventResult Run(AdverseEventOptions? options = null)
    {
        Trial trial = Example();
        return AdverseEventProcedure.Run(trial, trial.Subjects.Arm, options ?? new());
    }

    private static Trial Example() =>
        new TrialBuilder()
            .Subject("1")
            .Subject("2")
            .Subject("3")
            .Subject("4", "B")
            .Subject("5", "B")
            .Scores("1", "MADRS", (0, 30), (28, 12))
            .Scores("2", "MADRS", (0, 30), (14, 12))
            .Scores("4", "MADRS", (0, 30), (28, 12))
            .Scores("5", "MADRS", (0, 30))
            .Sessions("1", 0, 3)
            .Sessions("2", 0)
            .Build() with
        {
            AdverseEvents = SafetyTables.Events(
                (0, "Dizziness", Nervous, 0, 0, 0),
                (0, "Dizziness", Nervous, 0, 3, 3),
                (0, "Headache", Nervous, 0, 3, 4),
                (1, "Dizziness", Nervous, 0, 0, 0),
                (1, "Dizziness", Nervous, double.NaN, 0, 1),
                (3, "Dizziness", Nervous, 0, 0, double.NaN),
                (3, "Nausea", Gut, 0, 0, double.NaN),
                (4, "Nausea", Gut, 1, 0, 7),
                (4, null, null, 0, 0, 2)
            ),
        };
}
