using System.Globalization;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Tests.Plots;

public sealed class KaplanMeierFigureTests
{
    private static readonly KaplanMeierFigureOptions Days = new() { TimeUnit = "days" };

    [Fact]
    public void The_risk_table_prints_the_numbers_of_the_curve_under_its_ticks()
    {
        Curve[] curves =
        [
            SampleFigures.Curve("Intravenous", 40, 0.006, 1),
            SampleFigures.Curve("Placebo", 42, 0.012, 2),
        ];
        Figure figure = KaplanMeierFigure.Draw(
            curves,
            SampleFigures.CurveWords,
            Days with
            {
                RiskRows = [RiskRow.AtRisk, RiskRow.Events, RiskRow.Censored],
            }
        );
        var svg = new SvgText(figure.ToSvg());
        Tick[] ticks = figure.Plot.Axes.Bottom.TickGenerator.Ticks;
        double bottom = svg.Texts.Single(t => t.Text == "At risk").Y;
        PlacedText[] cells =
        [
            .. svg
                .Texts.Where(t => t.Y > bottom && double.TryParse(t.Text, CultureInfo.InvariantCulture, out _))
                .OrderBy(t => t.Y)
                .ThenBy(t => t.X),
        ];
        IEnumerable<string> expected = new Func<Curve, double, double>[]
        {
            (c, t) => c.AtRiskAt(t),
            (c, t) => c.EventsTo(t),
            (c, t) => c.CensoredBefore(t),
        }.SelectMany(row =>
            curves.SelectMany(c => ticks.Select(t => row(c, t.Position).ToString(CultureInfo.InvariantCulture)))
        );

        Assert.Equal(expected, cells.Select(c => c.Text));
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < cells.Length; i++)
        {
            double middle = cells[i].X + TextLines.Width(Theme.Text(FigureFont.Family), cells[i].Text, paint) / 2;
            float tick = figure.Plot.Axes.Bottom.GetPixel(
                ticks[i % ticks.Length].Position,
                figure.Plot.LastRender.DataRect
            );
            Assert.Equal(tick, middle, 0.02);
        }
    }

    [Fact]
    public void Ticks_stay_in_line_when_the_figure_is_drawn_in_another_size()
    {
        Figure small = SampleFigures.KaplanMeier(2, Days with { Width = 480 });
        var svg = new SvgText(small.ToSvg());
        double label = svg.Texts.First(t => t.Text == "180").X;

        Assert.InRange(label, 300, 470);
        Assert.All(svg.Texts.Where(t => !t.Turned), t => Assert.InRange(t.X, 0, 478));
    }

    [Fact]
    public void At_risk_events_and_censored_add_up_to_all()
    {
        Curve curve = SampleFigures.Curve("all", 200, 0.01, 5);
        foreach (double t in new[] { 0.0, 14, 28.5, 90, 180 })
        {
            double eventsBefore = curve.EventsTo(t) - (curve.Times.IndexOf(t) is >= 0 and var i ? curve.Events[i] : 0);
            Assert.Equal(200, curve.AtRiskAt(t) + eventsBefore + curve.CensoredBefore(t));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Groups_are_named_and_titles_and_notes_stand_there(int groups)
    {
        string text = new SvgText(SampleFigures.KaplanMeier(groups).ToSvg()).Joined;

        foreach (string name in SampleFigures.Names(groups))
        {
            Assert.Contains(name, text, StringComparison.Ordinal);
        }
        Assert.Contains("Time to relapse", text, StringComparison.Ordinal);
        Assert.Contains("Log-rank test: p = 0.012", text, StringComparison.Ordinal);
        Assert.Contains("95% confidence intervals", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_changes_something()
    {
        Curve[] curves =
        [
            SampleFigures.Curve("Intravenous", 40, 0.02, 1) with
            {
                Median = 35,
            },
            SampleFigures.Curve("Placebo", 42, 0.03, 2),
        ];
        string Svg(KaplanMeierFigureOptions o) => KaplanMeierFigure.Draw(curves, SampleFigures.CurveWords, o).ToSvg();
        string plain = Svg(Days);
        KaplanMeierFigureOptions[] changed =
        [
            Days with
            {
                Intervals = false,
            },
            Days with
            {
                CensorMarks = false,
            },
            Days with
            {
                RiskTable = false,
            },
            Days with
            {
                RiskRows = [RiskRow.Events],
            },
            Days with
            {
                Incidence = true,
            },
            Days with
            {
                PValue = false,
            },
            Days with
            {
                Medians = true,
            },
            Days with
            {
                Names = GroupNames.Above,
            },
            Days with
            {
                Ticks = [0, 50, 100],
            },
            Days with
            {
                LongestTime = 90,
            },
            Days with
            {
                TimeUnit = "",
                LongestTime = 28,
            },
            Days with
            {
                Title = "Another",
            },
            Days with
            {
                XLabel = "Another",
            },
            Days with
            {
                YLabel = "Another",
            },
            Days with
            {
                Width = 800,
            },
            Days with
            {
                Height = 600,
            },
            Days with
            {
                StyleOrder = ["Placebo"],
            },
            Days with
            {
                Notes = ["Another"],
            },
        ];

        Assert.Equal(changed.Length, changed.Select(Svg).Where(s => s != plain).Distinct().Count());
    }

    [Fact]
    public void Without_events_or_people_there_is_a_figure_all_the_same()
    {
        Curve flat = SampleFigures.Curve("Intravenous", 20, 0.01, 1, events: false);
        Curve one = SampleFigures.Curve("Placebo", 1, 0.01, 1);
        var nobody = new Curve("Oral", 0, [], [], [], [], [], [], [], null);
        var atZero = new Curve("Oral", 2, [0], [2], [2], [0], [0], [double.NaN], [double.NaN], 0);
        foreach (Curve[] curves in new Curve[][] { [], [flat], [one], [nobody], [atZero], [flat, one, nobody, atZero] })
        {
            Figure figure = KaplanMeierFigure.Draw(curves, SampleFigures.CurveWords, Days);

            SvgText.AssertDrawn(figure);
            Assert.NotEmpty(figure.ToPng(0.5));
        }
    }

    [Fact]
    public void Long_names_are_printed_whole()
    {
        Curve[] curves = [.. SampleFigures.LongNames.Select((n, i) => SampleFigures.Curve(n, 30, 0.01, i))];
        var svg = new SvgText(KaplanMeierFigure.Draw(curves, SampleFigures.CurveWords, Days).ToSvg());

        Assert.All(SampleFigures.LongNames, name => Assert.Equal(2, svg.Texts.Count(t => t.Text == name)));
    }

    [Fact]
    public void A_curve_of_many_thousands_is_thinned_to_what_can_be_seen()
    {
        double[] times = [.. Enumerable.Range(1, 100_000).Select(i => i / 1000.0)];
        int[] kept = StepCurve.Keep(times, 100, 700);

        Assert.InRange(kept.Length, 1000, 1500);
        Assert.Equal(99_999, kept[^1]);
        for (int k = 1; k < kept.Length; k++)
        {
            Assert.True(times[kept[k]] - times[kept[k - 1]] <= 100 / 1400.0 + 0.001 + 1e-9);
        }
    }

    [Fact]
    public void A_band_breaks_where_a_limit_does_not_exist()
    {
        double[] times = [1, 2, 3, 4];
        double[] lower = [double.NaN, 0.5, double.NaN, 0.2];
        var bands = StepCurve.Bands(times, lower, [0.9, 0.8, 0.7, 0.6], [0, 1, 2, 3]);

        Assert.Equal(2, bands.Count);
        Assert.Equal([2, 3], bands[0].X);
        Assert.Equal([0.5, 0.5], bands[0].Lower);
    }
}

file static class Lists
{
    public static int IndexOf(this IReadOnlyList<double> list, double value)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] == value)
            {
                return i;
            }
        }
        return -1;
    }
}
