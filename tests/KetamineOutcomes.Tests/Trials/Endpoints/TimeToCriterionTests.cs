using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class TimeToCriterionTests
{
    private static Trial Trial() =>
        new TrialBuilder()
            .Subject("day 14")
            .Subject("censored")
            .Subject("only baseline")
            .Subject("no baseline")
            .Subject("four hours")
            .Scores("day 14", "MADRS", (0, 30), (7, 20), (14, 15), (21, 25))
            .Scores("censored", "MADRS", (-7, 10), (0, 30), (7, 20), (10, double.NaN))
            .Scores("only baseline", "MADRS", (-2, 31), (0, 30))
            .Scores("no baseline", "MADRS", (7, 3))
            .Scores("four hours", "MADRS", (0, 30), (0.1667, 10))
            .Sessions("day 14", 0, 3, 7, 10, 14, 17)
            .Sessions("censored", 7, 0)
            .Build();

    [Fact]
    public void The_first_assessment_after_day_0_that_qualifies_is_the_event()
    {
        (TimeEndpoint time, Enrolment who, _) = Response();
        Assert.Equal([14, 7, double.NaN, double.NaN, 0.1667], time.Time);
        Assert.Equal([true, false, false, false, true], time.IsEvent);
        Assert.Equal("no MADRS assessment after day 0", who.ReasonOf(2));
        Assert.Equal("no MADRS baseline", who.ReasonOf(3));
    }

    [Fact]
    public void Sessions_before_the_assessment_are_the_clock()
    {
        (TimeEndpoint time, _, Trial trial) = Response();
        SessionClock clock = SessionClock.Of(trial.Sessions!, trial.Subjects.Count);
        TimeEndpoint sessions = clock.Count(time, AnalysisUnits.Of(trial));
        // Day 14: sessions on days 0, 3, 7 and 10 came before it; the one on day 14 did not. Censored on day 7: one.
        Assert.Equal([4, 1, double.NaN, double.NaN, 0], sessions.Time);
        Assert.Equal(time.IsEvent, sessions.IsEvent);
    }

    private static (TimeEndpoint, Enrolment, Trial) Response()
    {
        Trial trial = Trial();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, "MADRS");
        var who = new Enrolment(units.Count);
        double[] baseline = BaselineScores.FromScores(series, BaselineRule.Last);
        var criterion = new ResponseCriterion(0.5, higherIsBetter: false);
        return (TimeToCriterion.Of(series, baseline, criterion, who), who, trial);
    }
}
