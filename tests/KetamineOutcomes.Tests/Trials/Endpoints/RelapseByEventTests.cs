using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

/// <summary>Hospitalisation as another way into relapse, by hand. All respond on day 14 (40 → 18), where the clock starts.</summary>
public sealed class RelapseByEventTests
{
    private static readonly RelapseRule Sustain1 = new(22, 2, 5, 15);

    [Theory]
    [InlineData(30, 16, true)] // before the second score on day 35
    [InlineData(35, 21, true)] // on the day of the second score: the same date
    [InlineData(40, 21, true)] // after it: the scores came first
    [InlineData(14, 21, true)] // on the day the clock starts: does not count, the scores do
    [InlineData(-3, 21, true)] // before the clock starts: does not count
    public void The_earlier_of_event_and_second_score_is_the_date(double day, double expected, bool isEvent) =>
        Check([(0, 40), (14, 18), (28, 23), (35, 24), (42, 30)], day, expected, isEvent);

    [Theory]
    [InlineData(7, 46, false)] // before the clock starts
    [InlineData(30, 16, true)]
    [InlineData(60, 46, true)] // on the day of censoring
    [InlineData(70, 56, true)] // ten days later: the next assessment was still awaited
    [InlineData(75, 61, true)]
    [InlineData(75.5, 46, false)] // more than 15 days after the last assessment: out of sight
    public void Without_relapse_by_scores_events_count_while_people_are_seen(
        double day,
        double expected,
        bool isEvent
    ) => Check([(0, 40), (14, 18), (60, 10)], day, expected, isEvent);

    [Fact]
    public void Who_is_admitted_before_the_next_assessment_has_relapsed() =>
        Check([(0, 40), (14, 18)], 20, 6, isEvent: true);

    [Fact]
    public void Terms_are_compared_without_case_and_others_do_not_count()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Subject("c")
            .Scores("a", "MADRS", (0, 40), (14, 18), (60, 10))
            .Scores("b", "MADRS", (0, 40), (14, 18), (60, 10))
            .Scores("c", "MADRS", (0, 40), (14, 18), (60, 10))
            .Event("a", "HOSPITALISATION ", 30)
            .Event("a", "Suicide attempt", 25)
            .Event("b", "Headache", 30)
            .Event("c", "suicide attempt", double.NaN)
            .Build();
        (TimeEndpoint time, Enrolment who) = Of(trial, "hospitalisation", "Suicide attempt");
        Assert.Equal([11, 46, double.NaN], time.Time);
        Assert.Equal([true, false, false], time.IsEvent);
        Assert.Equal("an event that may be a relapse has no start day", who.ReasonOf(2));
    }

    [Fact]
    public void Loss_of_response_is_less_than_the_reduction_at_a_visit()
    {
        // Of 40, 20 is exactly half and still a response; 21 is none.
        RelapseRule loss = new(22, 1, 5, 15) { Reduction = 0.5 };
        Assert.Equal(3, loss.FindRelapse([14, 21, 28, 35], [18, 20, 20, 21], 14, false, 40));
        Assert.Equal(-1, loss.FindRelapse([14, 21], [18, 20], 14, false, 40));
        RelapseRule twice = loss with { Consecutive = 2 };
        Assert.Equal(3, twice.FindRelapse([14, 21, 28, 35], [18, 25, 21, 21], 21, false, 40));
        // Where higher is better a rise of half is the response.
        Assert.Equal(1, loss.FindRelapse([14, 21], [60, 59], 0, true, 40));
    }

    private static void Check((double, double)[] scores, double day, double expected, bool isEvent)
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Scores("a", "MADRS", scores)
            .Event("a", "Hospitalisation", day)
            .Build();
        (TimeEndpoint time, Enrolment who) = Of(trial, "hospitalisation");
        Assert.True(who.IsIn(0), who.ReasonOf(0));
        Assert.Equal(expected, time.Time[0]);
        Assert.Equal(isEvent, time.IsEvent[0]);
    }

    private static (TimeEndpoint Time, Enrolment Who) Of(Trial trial, params string[] terms)
    {
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
        RelapseEvents events = RelapseEvents.Of(trial.AdverseEvents!, terms, trial.Subjects.Count);
        return (RelapseFromScores.Of(series, start, Sustain1, false, who, null, events, units), who);
    }
}
