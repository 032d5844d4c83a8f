using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class AnalysisUnitsTests
{
    [Fact]
    public void Without_periods_a_unit_is_a_participant()
    {
        Trial trial = new TrialBuilder().Subject("p").Subject("q").Scores("q", "MADRS", (0, 30)).Build();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        Assert.False(units.IsCrossover);
        Assert.Equal([0, 1], units.Subject);
        Assert.Equal([1], units.OfAssessment);
    }

    [Fact]
    public void In_a_crossover_a_unit_is_a_participant_in_a_period()
    {
        Trial trial = new TrialBuilder()
            .Subject("p")
            .Subject("nothing")
            .Subject("q")
            .Period("q", 2, "saline", "MADRS", (1, 20))
            .Period("q", 1, "ketamine", "MADRS", (1, 10))
            .Period("p", 1, "saline", "MADRS", (1, 25))
            .Build();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        Assert.Equal([0, 1, 2, 2], units.Subject);
        Assert.Equal([1, 0, 1, 2], units.Period!); // someone without a period stays visible, to be counted
        Assert.Equal(["saline", "", "ketamine", "saline"], Enumerable.Range(0, 4).Select(units.Treatment!.TextAt));
        Assert.Equal([3, 2, 0], units.OfAssessment);
        Assert.Equal(2..4, units.UnitsOf(2));
    }

    [Fact]
    public void A_row_without_a_period_is_a_baseline_of_every_period()
    {
        Trial trial = new TrialBuilder()
            .Subject("p")
            .Period("p", 0, null, "MADRS", (-1, 33))
            .Period("p", 1, "ketamine", "MADRS", (1, 10))
            .Period("p", 2, "saline", "MADRS", (0, 28), (1, 25))
            .Period("p", 0, null, "MADRS", (90, 3))
            .Build();
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, "MADRS");
        Assert.Equal([33, 28], BaselineScores.FromScores(series, BaselineRule.Last));
        Assert.Equal([33, 33], BaselineScores.FromScores(series, BaselineRule.First));
        Assert.Equal([-1, 1], series.Days(0).ToArray()); // a late row without a period belongs to none
    }
}
