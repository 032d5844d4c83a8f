using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class RelapseTests
{
    private static readonly RelapseRule Sustain1 = new(22, 2, 5, 15);

    [Theory]
    [InlineData(new double[] { 7, 14 }, new double[] { 22, 25 }, 1)]
    [InlineData(new double[] { 7, 14 }, new double[] { 22, 21 }, -1)]
    [InlineData(new double[] { 7, 14, 21 }, new double[] { 22, 21, 30 }, -1)] // a score below ends the run
    [InlineData(new double[] { 7, 11 }, new double[] { 22, 30 }, -1)] // 4 days apart: too near
    [InlineData(new double[] { 7, 11, 18 }, new double[] { 22, 30, 30 }, 2)] // the count starts anew on day 11
    [InlineData(new double[] { 7, 23 }, new double[] { 22, 30 }, -1)] // 16 days apart: too far
    [InlineData(new double[] { 7, 23, 30 }, new double[] { 22, 30, 30 }, 2)]
    [InlineData(new double[] { 7, 12 }, new double[] { 22, 22 }, 1)] // both ends belong to the gap
    [InlineData(new double[] { 7, 22 }, new double[] { 22, 22 }, 1)]
    [InlineData(new double[] { 0.1667, 5.1667 }, new double[] { 22, 22 }, 1)]
    public void Two_assessments_in_a_row_five_to_fifteen_days_apart(double[] days, double[] scores, int expected) =>
        Assert.Equal(expected, Sustain1.FindRelapse(days, scores, 0, higherIsBetter: false));

    [Fact]
    public void Three_in_a_row_need_two_good_gaps()
    {
        var rule = new RelapseRule(22, 3, 5, 15);
        Assert.Equal(2, rule.FindRelapse([7, 14, 21], [22, 22, 22], 0, false));
        Assert.Equal(-1, rule.FindRelapse([7, 14, 40, 47], [22, 22, 22, 22], 0, false));
        Assert.Equal(4, rule.FindRelapse([7, 14, 40, 47, 54], [22, 22, 22, 22, 22], 0, false));
    }

    [Fact]
    public void The_clock_starts_at_response_and_ends_at_the_last_assessment_of_the_relapse()
    {
        // Response on day 14 (40 → 18); 23 on day 28 and 24 on day 35: relapse on day 35, after 21 days.
        Trial trial = new TrialBuilder()
            .Subject("relapse")
            .Subject("well")
            .Subject("never responded")
            .Subject("responded last")
            .Scores("relapse", "MADRS", (0, 40), (7, 30), (14, 18), (21, 20), (28, 23), (35, 24), (42, 30))
            .Scores("well", "MADRS", (0, 40), (7, 18), (60, 10))
            .Scores("never responded", "MADRS", (0, 40), (7, 30), (14, 30))
            .Scores("responded last", "MADRS", (0, 40), (7, 10))
            .Build();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, "MADRS");
        var who = new Enrolment(units.Count);
        double[] start = RelapseFromScores.StartAt(
            series,
            BaselineScores.FromScores(series, BaselineRule.Last),
            new ResponseCriterion(0.5, higherIsBetter: false),
            "response",
            who
        );
        TimeEndpoint time = RelapseFromScores.Of(series, start, Sustain1, higherIsBetter: false, who);
        Assert.Equal([14, 7, double.NaN, 7], start);
        Assert.Equal([21, 53, double.NaN, double.NaN], time.Time);
        Assert.Equal([true, false, false, false], time.IsEvent);
        Assert.Equal("no response, so no relapse", who.ReasonOf(2));
        Assert.Equal("no MADRS assessment after the clock started", who.ReasonOf(3));
    }

    [Fact]
    public void The_assessment_that_starts_the_clock_does_not_count_towards_relapse()
    {
        // 50 → 25 is a response and yet at or above 22: only days 20 and 30 make the relapse.
        Assert.Equal(2, Sustain1.FindRelapse([10, 20, 30], [25, 25, 25], 10, false));
    }

    [Fact]
    public void From_follow_up_relapse_is_the_event_and_every_other_status_censors()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Subject("c")
            .Subject("d")
            .Scores("a", "MADRS", (0, 30))
            .FollowUp("b", 28, 90, "completed")
            .FollowUp("a", 28, 60.5, "relapse")
            .FollowUp("d", 28, 28, "death")
            .Build();
        var who = new Enrolment(4);
        TimeEndpoint time = RelapseFromFollowUp.Of(trial.FollowUp!, who);
        Assert.Equal([32.5, 62, double.NaN, 0], time.Time);
        Assert.Equal([true, false, false, false], time.IsEvent);
        Assert.Equal("not in follow-up", who.ReasonOf(2));
    }
}
