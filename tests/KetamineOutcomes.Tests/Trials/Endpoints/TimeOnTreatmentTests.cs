using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class TimeOnTreatmentTests
{
    [Fact]
    public void Stopping_before_the_sessions_planned_is_the_event()
    {
        Trial trial = new TrialBuilder()
            .Subject("all")
            .Subject("more")
            .Subject("stopped")
            .Subject("once")
            .Subject("never")
            .Sessions("all", 0, 4, 7, 11)
            .Sessions("more", 1, 4, 7, 11, 40)
            .Sessions("stopped", 7, 0)
            .Sessions("once", 2)
            .Build();
        var who = new Enrolment(5);
        TimeEndpoint time = TimeOnTreatment.Of(trial.Sessions!, 4, who);
        Assert.Equal([11, 10, 7, 0, double.NaN], time.Time);
        Assert.Equal([false, false, true, true, false], time.IsEvent);
        Assert.Equal("no session", who.ReasonOf(4));
    }

    [Fact]
    public void Groups_by_sessions_given_before_the_clock_starts()
    {
        Trial trial = new TrialBuilder()
            .Subject("a")
            .Subject("b")
            .Subject("c")
            .Subject("d")
            .Sessions("a", 0, 4, 7)
            .Sessions("b", 0, 4, 7, 9, 11)
            .Sessions("c", 0)
            .Sessions("d", 0)
            .Build();
        Factor groups = SessionsBefore.Of(trial.Sessions!, AnalysisUnits.Of(trial), 4, [7, 20, 1, double.NaN]);
        // A session on the day itself comes after the assessment: of a's three two came before.
        Assert.Equal(["1", "2", "5 or more"], groups.Levels);
        Assert.Equal([1, 2, 0, -1], groups.Codes.ToArray());
    }
}
