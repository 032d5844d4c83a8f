using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots;

public sealed class FigureOptionsTests
{
    public static TheoryData<string, Func<object>> Refused =>
        new()
        {
            {
                "width",
                () =>
                    new KaplanMeierFigureOptions { Width = 100 }
            },
            {
                "height",
                () =>
                    new ResponseFigureOptions { Height = 20_001 }
            },
            {
                "decimals",
                () =>
                    new MeanFigureOptions { Decimals = 7 }
            },
            {
                "forest decimals",
                () =>
                    new ForestFigureOptions { Decimals = -1 }
            },
            {
                "range",
                () =>
                    new ForestFigureOptions { Range = (2, 1) }
            },
            {
                "endless range",
                () =>
                    new ForestFigureOptions { Range = (0, double.PositiveInfinity) }
            },
            {
                "terms",
                () =>
                    new AdverseEventFigureOptions { MostTerms = 0 }
            },
            {
                "ticks",
                () =>
                    new KaplanMeierFigureOptions { Ticks = [0, -1] }
            },
            {
                "end",
                () =>
                    new KaplanMeierFigureOptions { LongestTime = 0 }
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_drawn_is_refused_before_any_work(string what, Func<object> make) =>
        Assert.NotEmpty(what + Assert.Throws<ArgumentOutOfRangeException>(() => make()).Message);

    [Fact]
    public void A_ratio_axis_from_0_is_refused()
    {
        var options = new ForestFigureOptions { IsRatio = true, Range = (0, 4) };

        Assert.Contains(
            "above 0",
            Assert
                .Throws<ArgumentException>(() => Figures.Forest([new ForestRow("IV") { Estimate = 2 }], options))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_forest_is_made_from_rows_of_any_source()
    {
        ForestRow row = ForestRow.Of(
            "IV",
            KetamineOutcomes.Statistics.Estimates.Estimate.Of(
                1.5,
                0.1,
                new KetamineOutcomes.Statistics.Estimates.ConfidenceInterval(1.1, 2.0, 0.95)
            )
        );
        Figure figure = Figures.Forest(
            [row],
            new()
            {
                Title = "Anything",
                XLabel = "Ratio",
                IsRatio = true,
                Decimals = 1,
            }
        );

        Assert.Contains(new SvgText(figure.ToSvg()).Texts, t => t.Text == "1.5 (1.1 to 2.0)");
    }
}
