using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class RateEndpointTests
{
    private static readonly DayWindow Day28 = new(28, 24, 35);

    // Seven people at day 28, window 24 to 35:
    //   responder  30 → 14 on day 27                          responds by every rule
    //   dropped    30 → 10 on day 14, then nothing            failure / out / responds
    //   never      30, nothing after day 0                    failure / out / out
    //   late       30 → 10 on day 40 only                     failure / out / out
    //   none       no baseline, 8 on day 28                   out by every rule
    //   zero       baseline 0                                 out by every rule
    //   still ill  30 → 25 on day 30                          in, no response
    private static Trial Seven() =>
        new TrialBuilder()
            .Subject("responder")
            .Subject("dropped")
            .Subject("never")
            .Subject("late")
            .Subject("none")
            .Subject("zero")
            .Subject("still ill")
            .Scores("responder", "MADRS", (0, 30), (14, 28), (27, 14))
            .Scores("dropped", "MADRS", (0, 30), (7, 20), (14, 10))
            .Scores("never", "MADRS", (0, 30))
            .Scores("late", "MADRS", (0, 30), (40, 10))
            .Scores("none", "MADRS", (28, 8))
            .Scores("zero", "MADRS", (0, 0), (28, 0))
            .Scores("still ill", "MADRS", (0, 30), (30, 25))
            .Build();

    [Fact]
    public void Without_a_score_people_are_failures_by_the_nonresponder_rule()
    {
        (bool[] met, Enrolment who) = Response(Seven(), MissingRule.Nonresponder);
        Assert.Equal([0, 1, 2, 3, 6], who.In());
        Assert.Equal([true, false, false, false, false, false, false], met);
        Assert.Equal(["no MADRS baseline", "baseline of 0 or below: no relative change"], who.Reasons);
        Assert.Equal([1, 1], who.Counts());
    }

    [Fact]
    public void Without_a_score_people_are_out_by_the_observed_rule()
    {
        (bool[] met, Enrolment who) = Response(Seven(), MissingRule.Observed);
        Assert.Equal([0, 6], who.In());
        Assert.True(met[0]);
        Assert.False(met[6]);
        Assert.Equal("no MADRS score at day 28 (window 24 to 35)", who.ReasonOf(1));
        Assert.Equal([3, 1, 1], who.Counts());
    }

    [Fact]
    public void Without_a_score_the_last_one_is_carried_forward()
    {
        (bool[] met, Enrolment who) = Response(Seven(), MissingRule.Locf);
        Assert.Equal([0, 1, 6], who.In());
        Assert.True(met[1]);
        Assert.Equal("no MADRS score after day 0 to carry forward", who.ReasonOf(2));
        Assert.Equal("no MADRS score after day 0 to carry forward", who.ReasonOf(3));
    }

    [Fact]
    public void Remission_counts_a_baseline_of_0()
    {
        Trial trial = Seven();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, "MADRS");
        var who = new Enrolment(units.Count);
        bool[] met = RateEndpoint.Of(
            series,
            BaselineScores.FromScores(series, BaselineRule.Last),
            Day28,
            MissingRule.Observed,
            new RemissionCriterion(12, higherIsBetter: false),
            null,
            who
        );
        Assert.Equal([0, 5, 6], who.In());
        Assert.True(met[5]);
        Assert.False(met[0]);
    }

    [Theory]
    // TRANSFORM's onset: response by day 2, kept to day 28, one excursion on the way.
    [InlineData(new double[] { 10, 10, 10, 10, 10 }, true)]
    [InlineData(new double[] { 10, 20, 10, 10, 10 }, true)]
    [InlineData(new double[] { 10, 20, 20, 10, 10 }, false)]
    [InlineData(new double[] { 10, 10, 10, 10, 20 }, false)] // the target itself has to qualify
    [InlineData(new double[] { 20, 10, 10, 20, 10 }, false)]
    public void Sustained_allows_so_many_excursions_before_the_target(double[] scores, bool expected)
    {
        double[] days = [2, 8, 15, 22, 28];
        Trial trial = new TrialBuilder()
            .Subject("p")
            .Scores("p", "MADRS", (0, 30), (1, 29))
            .Scores("p", "MADRS", days.Zip(scores).ToArray())
            .Build();
        (bool[] met, _) = Response(trial, MissingRule.Nonresponder, new SustainedRule(2, 1));
        Assert.Equal([expected], met);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        Trial forward = new TrialBuilder().Subject("p").Scores("p", "MADRS", (0, 30), (14, 20), (28, 10)).Build();
        Trial backward = new TrialBuilder().Subject("p").Scores("p", "MADRS", (28, 10), (14, 20), (0, 30)).Build();
        Assert.Equal(Response(forward, MissingRule.Locf).Met, Response(backward, MissingRule.Locf).Met);
    }

    private static (bool[] Met, Enrolment Who) Response(
        Trial trial,
        MissingRule missing,
        SustainedRule? sustained = null
    )
    {
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, "MADRS");
        var who = new Enrolment(units.Count);
        bool[] met = RateEndpoint.Of(
            series,
            BaselineScores.FromScores(series, BaselineRule.Last),
            Day28,
            missing,
            new ResponseCriterion(0.5, higherIsBetter: false),
            sustained,
            who
        );
        return (met, who);
    }
}
