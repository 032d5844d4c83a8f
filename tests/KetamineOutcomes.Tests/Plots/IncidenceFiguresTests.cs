using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tests.Plots;

public sealed class IncidenceFiguresTests
{
    private static CumulativeIncidenceFit Fit(int people, int groups, bool events = true, string name = "group")
    {
        var random = new Random(3);
        return CumulativeIncidence.Fit(
            EventTimes.FromCauses(
                Enumerable.Range(0, people).Select(_ => 1 + Math.Floor(200 * random.NextDouble())).ToArray(),
                Enumerable.Range(0, people).Select(_ => events ? random.Next(3) : 0).ToArray(),
                ["relapse", "death"],
                null
            ),
            Factor.FromTexts("arm", Enumerable.Range(0, people).Select(i => $"{name} {i % groups}").ToArray())
        );
    }

    [Fact]
    public void By_group_it_has_Grays_test_and_at_risk_and_events_under_the_axis()
    {
        CumulativeIncidenceFit fit = Fit(60, 2);
        Figure figure = fit.ToFigure("relapse", null);
        var svg = new SvgText(figure.ToSvg());
        Assert.Contains("Gray's test: p ", svg.Joined, StringComparison.Ordinal);
        Assert.Contains(svg.Texts, t => t.Text == "At risk");
        Assert.Contains(svg.Texts, t => t.Text == "Events so far");
        Assert.Equal(fit.Groups.Sum(g => g.EventFree.Count), figure.Data.Rows.Count);
        Assert.Contains("Aalen-Johansen", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacked_it_shows_every_cause_and_data_that_add_to_one()
    {
        Figure figure = Fit(60, 1).ToStackedFigure();
        var svg = new SvgText(figure.ToSvg());
        Assert.Contains("relapse", svg.Joined, StringComparison.Ordinal);
        Assert.Contains("death", svg.Joined, StringComparison.Ordinal);
        foreach (var row in figure.Data.Rows)
        {
            double sum = row.Cells.Skip(2).Sum(c => double.Parse(c, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(1, sum, 1e-12);
        }
    }

    [Theory]
    [InlineData(1, 1, true, "one")]
    [InlineData(40, 2, false, "no event")]
    [InlineData(20_000, 2, true, "many people")]
    [InlineData(300, 6, true, "a group whose name is as long as names of arms in protocols become, with the dose")]
    public void It_can_be_drawn_for_one_and_for_many(int people, int groups, bool events, string name)
    {
        CumulativeIncidenceFit fit = Fit(people, groups, events, name);
        foreach (Figure figure in new[] { fit.ToFigure("death", null), fit.ToStackedFigure(fit.Groups[^1].Group) })
        {
            Assert.Equal(figure.ToSvg(), figure.ToSvg());
            Assert.True(figure.ToSvg().Length < 400_000);
        }
    }
}
