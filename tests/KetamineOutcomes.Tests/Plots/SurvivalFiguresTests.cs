using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Plots;

public sealed class SurvivalFiguresTests
{
    private static readonly double[] Days = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8];
    private static readonly bool[] Events =
    [
        true,
        true,
        true,
        false,
        true,
        false,
        true,
        false,
        false,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
    ];

    private static KaplanMeierFit Fit(double[]? entry = null) =>
        KaplanMeier.Fit(
            EventTimes.FromEventFlag(Days, Events, entry),
            Factor.FromTexts("arm", [.. Days.Select((_, i) => i < 10 ? "Ketamine" : "Placebo")])
        );

    [Fact]
    public void The_figure_says_what_the_fit_says()
    {
        KaplanMeierFit fit = Fit();
        Figure figure = fit.ToFigure(new() { Ticks = [0, 4, 8, 12], Medians = true });
        var svg = new SvgText(figure.ToSvg());
        double under = svg.Texts.Single(t => t.Text == "At risk").Y;

        Assert.Equal(
            fit.Curves.SelectMany(c => new[] { 0.0, 4, 8, 12 }.Select(t => $"{c.AtRiskAt(t)}")),
            svg.Texts.Where(t => t.Y > under && t.Text.All(char.IsDigit))
                .OrderBy(t => t.Y)
                .ThenBy(t => t.X)
                .Select(t => t.Text)
        );
        Assert.Contains("Log-rank test: p ", svg.Joined, StringComparison.Ordinal);
        Assert.Contains("Median (95% CI): Ketamine", svg.Joined, StringComparison.Ordinal);
        Assert.Equal(fit.Curves.Sum(c => c.Count), figure.Data.Rows.Count);
    }

    [Fact]
    public void With_delayed_entry_those_at_risk_are_the_fit_s()
    {
        KaplanMeierFit fit = Fit([.. Days.Select((d, i) => i % 2 == 0 ? 0 : d / 2)]);
        string[] cells = [.. new SvgText(fit.ToFigure(new() { Ticks = [1, 3, 5] }).ToSvg()).Texts.Select(t => t.Text)];

        Assert.All(fit.Curves, c => Assert.Contains($"{c.AtRiskAt(3)}", cells));
    }

    [Fact]
    public void The_verb_s_figure_takes_its_words_from_the_columns()
    {
        SurvivalResult result = Run("follow_up_days,relapse,arm\n10,1,IV\n20,0,IV\n180,0,Oral\n30,1,Oral\n");
        var svg = new SvgText(Figures.Of(result)!.ToSvg());

        Assert.Equal("Time to relapse, by arm", svg.Title);
        Assert.Contains(svg.Texts, t => t.Text == "Follow_up_days");
        Assert.Contains(svg.Texts, t => t.Text == "150");
    }

    [Theory]
    [InlineData("time,event,arm\n1,0,A\n")]
    [InlineData("time,event,arm\n0,1,A\n0,1,B\n")]
    [InlineData("time,event,arm\n5,0,A\n7,0,B\n")]
    [InlineData("time,event,arm\n5,1,A\n5,1,B\n")]
    [InlineData("time,event,arm\n1e9,1,A\n1e-9,1,B\n")]
    public void Edges_are_drawn(string csv)
    {
        Figure figure = Figures.Of(Run(csv.Replace("time", "follow_up_days").Replace("event", "relapse")))!;

        SvgText.AssertDrawn(figure);
        Assert.NotEmpty(figure.ToPdf());
        Assert.NotEmpty(figure.Description);
    }

    private static SurvivalResult Run(string csv) =>
        SurvivalProcedure.Run(
            Dataset.ReadCsv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "test.csv"),
            new SurvivalOptions
            {
                Time = "follow_up_days",
                Event = "relapse",
                By = "arm",
            }
        );
}
