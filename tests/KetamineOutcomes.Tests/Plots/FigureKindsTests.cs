using KetamineOutcomes.Plots;
using KetamineOutcomes.Plots.Marks;

namespace KetamineOutcomes.Tests.Plots;

/// <summary>Each kind of figure: its words and numbers stand in it, at one, two and six groups and with nothing at all.</summary>
public sealed class FigureKindsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Rates_show_percent_and_counts(int groups)
    {
        var svg = new SvgText(SampleFigures.Response(groups).ToSvg());
        for (int g = 0; g < groups; g++)
        {
            int events = 40 - 6 * g;
            string percent = Math.Round(100 * events / 48.0, MidpointRounding.AwayFromZero) + "%";
            Assert.Contains(svg.Texts, t => t.Text == percent);
            Assert.Contains(
                svg.Texts,
                t => t.Text == events.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        }
    }

    [Fact]
    public void Rates_of_none_and_of_all_and_of_nobody_are_drawn()
    {
        Rate[] rates =
        [
            SampleFigures.Rate("None", 0, 20),
            SampleFigures.Rate("All", 20, 20),
            SampleFigures.Rate("Nobody", 0, 0),
        ];
        string text = new SvgText(ResponseFigure.Draw(rates, SampleFigures.RateWords, new()).ToSvg()).Joined;

        Assert.Contains("0%", text, StringComparison.Ordinal);
        Assert.Contains("100%", text, StringComparison.Ordinal);
        Assert.Contains("NE", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rates_become_rows()
    {
        Rate[] rates = [.. Enumerable.Range(1, 12).Select(i => SampleFigures.Rate($"Site {i}", i, 40))];
        var svg = new SvgText(ResponseFigure.Draw(rates, SampleFigures.RateWords, new()).ToSvg());

        Assert.Contains(svg.Texts, t => t.Text == "12/40");
        Assert.Contains(svg.Texts, t => t.Text.StartsWith("30.0 (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Means_over_time_show_every_n(int groups)
    {
        var svg = new SvgText(SampleFigures.Change(groups).ToSvg());

        Assert.Equal(groups, svg.Texts.Count(t => t.Text == "44"));
        Assert.Equal(groups > 0, svg.Texts.Any(t => t.Text == "\u221220"));
        Assert.DoesNotContain(svg.Texts, t => t.Text.StartsWith('-'));
    }

    [Fact]
    public void Times_that_would_touch_get_equal_room_unless_told_otherwise()
    {
        double Gap(bool? even)
        {
            var svg = new SvgText(SampleFigures.Change(1, new() { EvenSpacing = even, Counts = false }).ToSvg());
            return svg.Texts.Single(t => t.Text == "7").X - svg.Texts.Single(t => t.Text == "1").X;
        }

        Assert.Equal(Gap(true), Gap(null), 0.01);
        Assert.True(Gap(false) < Gap(true) * 0.6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_forest_prints_its_estimates_and_says_what_is_not_estimable(bool ratio)
    {
        var svg = new SvgText(SampleFigures.Forest(ratio).ToSvg());

        Assert.Contains(svg.Texts, t => t.Text == "1.60 (1.20 to 2.10)");
        Assert.Contains(svg.Texts, t => t.Text == "NE");
        Assert.Contains(svg.Texts, t => t.Text == "NE (1.10 to NE)");
        Assert.Contains(svg.Texts, t => t.Text == "\u2190 Favours placebo");
        Assert.Contains(svg.Texts, t => t.Text == "Favours ketamine \u2192");
    }

    [Fact]
    public void A_forest_without_rows_is_drawn() =>
        SvgText.AssertDrawn(ForestFigure.Draw("forest", [], new ForestWords("Nothing", "Difference"), new()));

    [Fact]
    public void One_wild_interval_does_not_squeeze_the_others()
    {
        (double from, double to) = ForestRange.Choose([(1, 0.5, 1.5), (2, 1.4, 2.6), (1.5, -300, 300)], 0);

        Assert.InRange(from, -1.5, 0);
        Assert.InRange(to, 2.6, 4.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Adverse_events_are_listed_by_term(int groups)
    {
        var svg = new SvgText(SampleFigures.AdverseEvents(groups).ToSvg());

        Assert.Contains(svg.Texts, t => t.Text == "Dizziness");
        Assert.Equal(groups > 1, svg.Texts.Any(t => t.Text == "Percentage points"));
    }

    [Fact]
    public void Rarer_terms_are_counted_when_they_are_not_shown()
    {
        Figure figure = SampleFigures.AdverseEvents(2, new() { MostTerms = 1 });
        string text = new SvgText(figure.ToSvg()).Joined;

        Assert.Contains("2 rarer terms are not shown.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dissociation", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_adverse_event_is_said_in_words()
    {
        Figure figure = AdverseEventFigure.Draw([], new EventWords("Adverse events", "", []), new());

        Assert.Contains(
            "No adverse events were recorded.",
            new SvgText(figure.ToSvg()).Joined,
            StringComparison.Ordinal
        );
    }
}
