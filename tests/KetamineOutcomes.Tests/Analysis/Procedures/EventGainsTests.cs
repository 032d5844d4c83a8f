using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>Gains by session on a case worked by hand.</summary>
public sealed class EventGainsTests
{
    // Ten people. Session 1: two respond. Session 2: one responds, one stops. Session 3: three respond. Session 4: three are left, none
    // responds. S: 8/10, then times 7/8, then times 3/6, then 1.
    private static readonly SurvivalResult Result = Of(
        [1, 1, 2, 2, 3, 3, 3, 4, 4, 4],
        [true, true, true, false, true, true, true, false, false, false]
    );

    private static SurvivalResult Of(double[] sessions, bool[] response) =>
        SurvivalProcedure.Run(
            Dataset.FromColumns("hand", ("sessions", sessions), ("response", response)),
            new SurvivalOptions { Time = "sessions", Event = "response" }
        );

    [Fact]
    public void Shares_gains_and_what_is_to_come_are_those_worked_by_hand()
    {
        IReadOnlyList<EventGain> rows = Result.Gains(1, 2, 3, 4).Rows;

        Assert.Equal([10, 8, 6, 3], rows.Select(r => r.AtRisk));
        Assert.Equal([2, 1, 3, 0], rows.Select(r => r.Events));
        Close([0.2, 0.3, 0.65, 0.65], rows.Select(r => r.SoFar.Value));
        Close([0.2, 0.1, 0.35, 0], rows.Select(r => r.Gain.Value));
        Close([0.2, 1 / 8.0, 0.5, 0], rows.Select(r => r.OfThoseLeft.Value));
        Close([0.45, 0.35, 0], rows.Take(3).Select(r => r.ToCome.Value));
        Assert.Null(rows[3].ToCome.Value);
        Close([0, 0], [rows[2].OfThoseLeftToCome.Value, rows[3].Gain.Value]);
        // Wilson of 0 of 3: 0 to z²/(3 + z²).
        double z2 = 1.959963984540054 * 1.959963984540054;
        Tolerance.AssertClose(z2 / (3 + z2), rows[2].OfThoseLeftToCome.Interval!.Upper);
    }

    [Fact]
    public void Before_anyone_is_censored_the_error_of_a_gain_is_the_multinomial_one()
    {
        EventGain gain = Of([1, 1, 2, 3, 3, 4, 4, 4], [true, true, true, true, true, true, true, true]).Gains().Rows[2];

        Tolerance.AssertClose(0.25, gain.Gain.Value);
        Tolerance.AssertClose(Math.Sqrt(0.25 * 0.75 / 8), gain.Gain.StandardError);
    }

    [Fact]
    public void Without_times_every_time_of_an_event_is_a_step() => Assert.Equal([1.0, 2, 3], Result.Gains().Times);

    [Fact]
    public void A_plateau_needs_a_step_after_it()
    {
        Assert.Equal(3, Result.Gains(1, 2, 3, 4).Plateaus()["all"].Step!.To);
        Assert.Null(Result.Gains().Plateaus()["all"].Step);
        Assert.Contains("none", Result.Gains().Plateaus().ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Result.Gains().Plateaus()["IV"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Result.Gains().Plateaus(1));
    }

    [Fact]
    public void Beyond_follow_up_there_is_a_reason()
    {
        EventGain beyond = Result.Gains(3, 9).Rows[1];

        Assert.Null(beyond.SoFar.Value);
        Assert.NotNull(beyond.Gain.Reason);
        Assert.NotNull(beyond.OfThoseLeft.Reason);
        Assert.Contains("NE", Result.Gains(3, 9).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_with_the_event_gives_no_steps_and_no_fault()
    {
        EventGains none = Of([1, 2], [false, false]).Gains();

        Assert.Empty(none.Rows);
        Assert.Empty(none.Plateaus().Rows);
        Assert.NotEmpty(none.ToHtml());
        Assert.NotEmpty(none.ToFigure().ToSvg());
    }

    [Fact]
    public void Times_that_do_not_ascend_are_refused() => Assert.Throws<ArgumentException>(() => Result.Gains(2, 1));

    private static void Close(double[] expected, IEnumerable<double?> actual)
    {
        double?[] found = [.. actual];
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i]!.Value, 1e-12);
        }
    }
}
