using System.Globalization;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;
using ScottPlot;

namespace KetamineOutcomes.Tests.Plots;

/// <summary>Every figure of curves with one group, six groups, 20,000 people, no events, long names, on the screen and in
/// both widths of a journal.</summary>
public sealed class CurveFiguresTests
{
    private static readonly RiskRow[] AllRows = [RiskRow.AtRisk, RiskRow.Events, RiskRow.Censored];

    private static readonly Dictionary<string, Lazy<KaplanMeierFit>> Fits = new()
    {
        ["one group"] = new(() => Fit(1, 60)),
        ["two groups"] = new(() => Fit(2, 80)),
        ["six groups"] = new(() => Fit(6, 240)),
        ["20,000 people"] = new(() => Fit(6, 20_000)),
        ["20,000 in one group"] = new(() => Fit(1, 20_000)),
        ["no events"] = new(() => Fit(2, 40, hazard: 0)),
        ["one person"] = new(() => Fit(1, 1)),
        ["everyone at one time"] = new(() =>
            KaplanMeier.Fit(
                EventTimes.FromEventFlag([5, 5, 5, 5], [true, true, true, true]),
                Factor.FromTexts("arm", ["A", "A", "B", "B"])
            )
        ),
        ["long names"] = new(() => Fit(3, 90, names: SampleFigures.LongNames)),
        ["six long names"] = new(() =>
            Fit(
                6,
                120,
                names: [.. SampleFigures.LongNames, .. SampleFigures.LongNames.Select(n => n + ", second site")]
            )
        ),
    };

    private static readonly Dictionary<string, Func<KaplanMeierFit, Figure>> Kinds = new()
    {
        ["survival"] = fit => fit.ToFigure(Full),
        ["failure"] = fit => fit.ToFigure(Full with { Incidence = true }),
        ["hall-wellner"] = fit => fit.ToFigure(Full with { Band = BandKind.HallWellner }),
        ["equal-precision"] = fit => fit.ToFigure(Full with { Band = BandKind.EqualPrecision }),
        ["cumulative-hazard"] = fit => fit.ToCumulativeHazardFigure(new() { HazardRatio = true, RiskRows = AllRows }),
        ["log-log"] = fit => fit.ToLogLogFigure(),
        ["rmst"] = fit => fit.ToRestrictedMeanFigure(options: new() { RiskRows = AllRows }),
    };

    private static KaplanMeierFigureOptions Full =>
        new()
        {
            Medians = true,
            HazardRatio = true,
            RiskRows = AllRows,
            TimeUnit = "days",
        };

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string kind in Kinds.Keys)
            {
                foreach (string fit in Fits.Keys)
                {
                    data.Add(kind, fit);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_figure_is_readable_in_every_size(string kind, string name)
    {
        KaplanMeierFit fit = Fits[name].Value;
        Figure screen = Kinds[kind](fit);
        foreach (double? millimetres in new double?[] { null, FigurePrint.SingleColumn, FigurePrint.DoubleColumn })
        {
            Figure figure = millimetres is null
                ? screen
                : screen.For(
                    new FigurePrint
                    {
                        WidthMillimetres = millimetres,
                        BlackAndWhite = millimetres == FigurePrint.SingleColumn,
                    }
                );
            AssertReadable(figure, kind, kind == "rmst" ? [] : fit.Table.Groups);
        }
        Assert.NotEmpty(screen.Description);
        Assert.DoesNotContain("NaN", screen.Data.ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public void Medians_are_labelled_on_the_axis_and_labels_do_not_touch()
    {
        KaplanMeierFit fit = Fits["six groups"].Value;
        var svg = new SvgText(fit.ToFigure(new() { Medians = true, RiskTable = false }).ToSvg());
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle style = Theme.Text(FigureFont.Family, Theme.NoteSize, bold: true);
        PlacedText[] labels =
        [
            .. fit
                .Curves.Select(c => FigureText.Tick(Math.Round(c.Median.Value!.Value, 1)))
                .Distinct()
                .Select(text => svg.Texts.First(t => t.Text == text)),
        ];

        Assert.InRange(labels.Length, 2, 6);
        foreach (
            (PlacedText one, PlacedText other) in labels.SelectMany((a, i) => labels.Skip(i + 1).Select(b => (a, b)))
        )
        {
            bool apart =
                Math.Abs(one.Y - other.Y) >= TextLines.Height(Theme.NoteSize) - 0.5
                || Math.Abs(one.X - other.X) >= TextLines.Width(style, (one.X < other.X ? one : other).Text, paint);
            Assert.True(apart, $"{one} touches {other}");
        }
    }

    [Fact]
    public void The_figures_say_what_the_results_say()
    {
        KaplanMeierFit fit = Fits["two groups"].Value;
        SurvivalContrast ratio = fit.HazardRatios()[0];
        SurvivalContrast difference = fit.CompareRestrictedMeans().Differences[0];
        string curves = fit.ToFigure(Full).Description;
        string area = fit.ToRestrictedMeanFigure().Description;

        Assert.Contains(
            $"Hazard ratio v {fit.Curves[0].Group} (95% CI): {ratio.Estimate.Value!.Value.ToString("0.00", CultureInfo.InvariantCulture)} (",
            curves,
            StringComparison.Ordinal
        );
        Assert.Contains(
            FigureText.Number(difference.Estimate.Value, Math.Abs(difference.Estimate.Value!.Value) >= 10 ? 1 : 2),
            area,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Hall-Wellner",
            new SvgText(fit.ToFigure(new() { Band = BandKind.HallWellner }).ToSvg()).Joined
        );
    }

    [Fact]
    public void The_data_are_what_is_drawn()
    {
        KaplanMeierFit fit = Fits["two groups"].Value;

        Assert.Equal(fit.Curves.Sum(c => c.LogLog().Count), fit.ToLogLogFigure().Data.Rows.Count);
        Assert.Contains("cumulativeHazard", fit.ToCumulativeHazardFigure().Data.ToCsv(), StringComparison.Ordinal);
        Assert.Equal(fit.Curves.Sum(c => c.Count), fit.ToRestrictedMeanFigure().Data.Rows.Count);
    }

    [Fact]
    public void A_band_is_drawn_in_place_of_the_intervals()
    {
        KaplanMeierFit fit = Fits["two groups"].Value;
        string plain = fit.ToFigure().ToSvg();

        Assert.NotEqual(plain, fit.ToFigure(new() { Band = BandKind.EqualPrecision }).ToSvg());
        Assert.Equal(
            fit.ToFigure(new() { Intervals = false }).Plot.PlottableList.Count,
            fit.ToFigure(new() { Intervals = false, Band = BandKind.EqualPrecision }).Plot.PlottableList.Count
        );
    }

    [Fact]
    public void Another_group_than_the_first_may_be_compared()
    {
        KaplanMeierFit fit = Fits["six groups"].Value;
        Figure figure = fit.ToRestrictedMeanFigure(
            fit.CompareRestrictedMeans(60, "Placebo", 10),
            new() { Group = "Oral" }
        );
        var svg = new SvgText(figure.ToSvg());

        Assert.Contains("Oral less Placebo", svg.Joined, StringComparison.Ordinal);
        Assert.Contains("from 10 to 60", svg.Title, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => fit.ToRestrictedMeanFigure(options: new() { Group = "Rectal" }));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(20_000)]
    [InlineData(6)]
    public void Scaled_Schoenfeld_residuals_are_drawn_in_every_size(int people)
    {
        var random = new Random(7);
        double[] age = [.. Enumerable.Range(0, people).Select(_ => Math.Round(20 + 40 * random.NextDouble()))];
        (double[] times, bool[] events) = Draws(random, people, i => 0.004 * Math.Exp(0.02 * (age[i] - 40)));
        CoxFit fit = CoxRegression.Fit(EventTimes.FromEventFlag(times, events), [new NumericColumn("age", age)]);
        Figure screen = fit.ToSchoenfeldFigure("age");
        foreach (double? millimetres in new double?[] { null, FigurePrint.SingleColumn, FigurePrint.DoubleColumn })
        {
            Figure figure = millimetres is null
                ? screen
                : screen.For(new FigurePrint { WidthMillimetres = millimetres });
            AssertReadable(figure, "schoenfeld", []);
        }
        Assert.Contains("age", screen.Title, StringComparison.Ordinal);
        Assert.Equal(events.Count(e => e) + fit.OverTime("age").Smooth.Count, screen.Data.Rows.Count);
    }

    private static void AssertReadable(Figure figure, string kind, IReadOnlyList<string> names)
    {
        SvgText svg = SvgText.AssertDrawn(figure);
        Assert.DoesNotContain(svg.Texts, t => t.Text.Contains("NaN", StringComparison.Ordinal));
        // Names are whole: in one piece, or wrapped between words.
        string joined = svg.Joined;
        Assert.All(
            names.Where(n => n != "all" || kind != "log-log"),
            name => Assert.Contains(name, joined, StringComparison.Ordinal)
        );
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle style = Theme.Text(FigureFont.Family);
        Assert.All(svg.Texts.Where(t => !t.Turned), t => Assert.InRange(t.X, -0.5, figure.Width));
        if (svg.Texts.FirstOrDefault(t => t.Text == "At risk") is not { } head)
        {
            return;
        }
        int ticks = figure.Plot.Axes.Bottom.TickGenerator.Ticks.Count(t => t.IsMajor);
        var lines = svg
            .Texts.Where(t => t.Y > head.Y && double.TryParse(t.Text, CultureInfo.InvariantCulture, out _))
            .GroupBy(t => t.Y);
        foreach (var line in lines)
        {
            PlacedText[] cells = [.. line.OrderBy(t => t.X)];
            Assert.Equal(ticks, cells.Length);
            for (int i = 1; i < cells.Length; i++)
            {
                double end = cells[i - 1].X + TextLines.Width(style, cells[i - 1].Text, paint);
                Assert.True(cells[i].X > end + 2, $"{cells[i - 1]} touches {cells[i]}");
            }
        }
    }

    private static KaplanMeierFit Fit(int groups, int people, double hazard = 0.006, string[]? names = null)
    {
        var random = new Random(groups * 31 + people);
        string[] arms = names ?? SampleFigures.Arms;
        (double[] times, bool[] events) = Draws(random, people, i => hazard * (1 + 0.5 * (i % groups)));
        return KaplanMeier.Fit(
            EventTimes.FromEventFlag(times, events),
            groups == 1 ? null : Factor.FromTexts("arm", [.. Enumerable.Range(0, people).Select(i => arms[i % groups])])
        );
    }

    private static (double[] Times, bool[] Events) Draws(Random random, int people, Func<int, double> hazard)
    {
        var times = new double[people];
        var events = new bool[people];
        for (int i = 0; i < people; i++)
        {
            double rate = hazard(i);
            double at = rate > 0 ? Math.Ceiling(-Math.Log(1 - random.NextDouble()) / rate * 10) / 10 : 1e9;
            double end = Math.Min(365, Math.Ceiling(-Math.Log(1 - random.NextDouble()) / 0.002));
            (times[i], events[i]) = (Math.Min(at, end), at <= end);
        }
        return (times, events);
    }
}
