using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class ScoreAtDayTests
{
    [Theory]
    [InlineData(new double[] { 26, 29 }, 1)]
    [InlineData(new double[] { 27, 30 }, 0)]
    [InlineData(new double[] { 26, 30 }, 1)] // equal distance: the later
    [InlineData(new double[] { 28, 28 }, 1)] // the same day twice: the later row
    [InlineData(new double[] { 23.9, 35.1 }, -1)]
    [InlineData(new double[] { 24, 36 }, 0)] // the ends belong to the window
    [InlineData(new double[] { 20, 35 }, 1)]
    [InlineData(new double[] { }, -1)]
    public void The_nearest_inside_the_window_counts(double[] days, int expected) =>
        Assert.Equal(expected, ScoreAtDay.Find(days, new DayWindow(28, 24, 35)));

    [Fact]
    public void Without_a_window_only_the_day_itself_counts()
    {
        Assert.Equal(1, ScoreAtDay.Find([27, 28, 29], new DayWindow(28)));
        Assert.Equal(-1, ScoreAtDay.Find([27, 29], new DayWindow(28)));
    }

    [Fact]
    public void Equal_distances_stay_equal_in_floating_point()
    {
        Assert.True(0.7 - 0.6 < 0.8 - 0.7); // the trap: the earlier would win
        Assert.Equal(1, ScoreAtDay.Find([0.6, 0.8], new DayWindow(0.7, 0.5, 1)));
    }

    [Fact]
    public void A_score_at_or_before_day_0_is_a_baseline_whatever_the_window()
    {
        Assert.Equal(-1, ScoreAtDay.Find([-1, 0], new DayWindow(1, 0, 2)));
        Assert.Equal(2, ScoreAtDay.Find([-1, 0, 0.1667], new DayWindow(1, 0, 2)));
    }

    [Fact]
    public void What_is_carried_forward_is_the_last_after_day_0_and_before_the_window()
    {
        var window = new DayWindow(28, 24, 35);
        Assert.Equal(2, ScoreAtDay.FindCarried([0, 7, 14, 40], window));
        Assert.Equal(-1, ScoreAtDay.FindCarried([-7, 0, 40], window));
        Assert.Equal(-1, ScoreAtDay.FindCarried([], window));
    }

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(28, 29, 35)]
    [InlineData(28, 20, 27)]
    [InlineData(28, -1, 30)]
    [InlineData(double.NaN, 0, 1)]
    public void A_day_outside_its_window_is_refused(double day, double from, double to) =>
        Assert.Throws<ArgumentException>(() => new DayWindow(day, from, to));
}
