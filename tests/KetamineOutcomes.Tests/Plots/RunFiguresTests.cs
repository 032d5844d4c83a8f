using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Plots;

public sealed class RunFiguresTests
{
    private static readonly Trial Sample = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));

    private static readonly AnalysisPlan Plan = AnalysisPlan.Parse(
        """
        { "by": "arm", "reference": "Placebo", "analyses": [
          { "id": "response-d28", "type": "response", "scale": "MADRS", "day": 28, "window": [24, 35] },
          { "id": "by-route", "type": "remission", "scale": "MADRS", "day": 28, "window": [24, 35], "by": "route" },
          { "id": "change-d28", "type": "change", "scale": "MADRS", "day": 28, "window": [24, 35] },
          { "id": "onset", "type": "time-to-response", "scale": "MADRS" },
          { "id": "sessions", "type": "sessions-to-response", "scale": "MADRS" },
          { "id": "relapse", "type": "time-to-relapse", "source": "follow_up" },
          { "id": "ae", "type": "adverse-events" },
          { "id": "vitals", "type": "vital-signs", "parameter": ["SBP", "CADSS"] } ] }
        """,
        Sample
    );

    private static readonly TrialRun Run = TrialAnalysis.Run(Sample, Plan);

    [Fact]
    public void A_route_is_drawn_as_the_arm_that_has_it()
    {
        IReadOnlyList<Figure> figures = Run.ToFigures();
        string[] Bars(string id) =>
            [
                .. figures
                    .Single(f => f.Id == id)
                    .Plot.GetPlottables<ScottPlot.Plottables.BarPlot>()
                    .SelectMany(plot => plot.Bars)
                    .Select(bar => bar.LineColor.ToHex()),
            ];
        string[] arms = Bars("response-d28");
        string[] routes = Bars("by-route");
        Assert.Equal(5, arms.Distinct().Count());
        // Routes stand in the order IV, SC, IN, PO, NONE; arms as the trial lists them: placebo, IV, IN, SC, PO.
        Assert.Equal([arms[1], arms[3], arms[2], arms[4], arms[0]], routes);
    }

    [Fact]
    public void Rates_by_route_that_repeat_those_by_arm_are_left_out_of_the_common_forest()
    {
        var plan = AnalysisPlan.Parse(
            """
            { "by": "arm", "reference": "Placebo", "analyses": [
              { "id": "a", "type": "response", "scale": "MADRS", "day": 28 },
              { "id": "b", "type": "response", "scale": "MADRS", "day": 28, "by": "route" },
              { "id": "c", "type": "remission", "scale": "MADRS", "day": 28, "by": "route" } ] }
            """,
            Sample
        );
        string data = TrialAnalysis.Run(Sample, plan).ToFigures().Single(f => f.Id == "effects-rates").Data.ToCsv();
        Assert.Contains("response (50% or more) at day 28, by arm", data);
        Assert.DoesNotContain("response (50% or more) at day 28, by route", data);
        Assert.Contains("at day 28, by route", data);
    }

    [Fact]
    public void Every_analysis_has_its_figure_under_its_own_name()
    {
        IReadOnlyList<Figure> figures = Run.ToFigures();

        Assert.Equal(
            [
                "response-d28",
                "by-route",
                "change-d28",
                "onset",
                "sessions",
                "relapse",
                "ae",
                "vitals-sbp",
                "vitals-cadss",
                "change-by-visit-MADRS",
                "response-d28-subgroups",
                "change-d28-subgroups",
                "effects-rates",
                "effects-change",
            ],
            figures.Select(f => f.Id)
        );
        Assert.Equal(["vitals", "vitals"], figures.Where(f => f.Id.StartsWith("vitals-")).Select(f => f.AnalysisId));
        Assert.Null(figures.Single(f => f.Id == "effects-rates").AnalysisId);
    }

    [Fact]
    public void One_figure_alone_is_the_same_as_among_all()
    {
        Figure[] all = [.. Run.ToFigures()];
        foreach (string id in new[] { "response-d28", "by-route", "relapse" })
        {
            Assert.Equal(all.Single(f => f.Id == id).ToSvg(), Run.ToFigure(id).ToSvg());
            Assert.Equal(id, Run.ToFigure(id).AnalysisId);
        }
        Assert.Equal("vitals-sbp", Run.ToFigure("vitals").Id);
        Assert.Throws<KeyNotFoundException>(() => Run.ToFigure("nothing"));
    }

    [Fact]
    public void Each_figure_can_be_read_as_text()
    {
        foreach (Figure figure in Run.ToFigures())
        {
            var svg = new SvgText(figure.ToSvg());

            Assert.Equal(figure.Title, svg.Title);
            Assert.NotEmpty(figure.Data.Rows);
            Assert.All(svg.Texts.Where(t => !t.Turned), t => Assert.InRange(t.X, 0, figure.Width));
            Assert.All(svg.Texts.Where(t => !t.Turned), t => Assert.InRange(t.Y, 0, figure.Height));
        }
    }

    [Fact]
    public void A_group_has_the_same_colour_in_every_figure()
    {
        string[] texts =
        [
            .. Run.ToFigures().Where(f => f.Id is "onset" or "relapse" or "sessions").Select(f => f.ToSvg()),
        ];
        string[] colours = ["#075DAC", "#DD7907", "#01A962", "#BD75AA", "#565656"];

        Assert.All(texts, svg => Assert.All(colours, colour => Assert.Contains(colour, svg, StringComparison.Ordinal)));
        Assert.All(texts, svg => Assert.DoesNotContain("#714E0F", svg, StringComparison.Ordinal));
    }

    [Fact]
    public void A_blinded_run_says_so_in_every_figure()
    {
        TrialRun blind = TrialAnalysis.Run(Sample, Plan, new RunOptions { BlindSeed = 7 });

        Assert.All(
            blind.ToFigures(),
            figure => Assert.Contains("BLINDED", new SvgText(figure.ToSvg()).Joined, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_standard_plan_of_the_sample_draws_without_a_gap()
    {
        TrialRun run = TrialAnalysis.Run(Sample, AnalysisPlan.StandardFor(Sample));
        IReadOnlyList<Figure> figures = run.ToFigures();

        Assert.Equal(figures.Count, figures.Select(f => f.Id.ToLowerInvariant()).Distinct().Count());
        Assert.All(
            run.Analyses.Where(a => a.Result is not null),
            a => Assert.Contains(figures, f => f.AnalysisId == a.Id)
        );
    }
}
