using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Analysis.Subgroups;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Analysis.Subgroups;

public sealed class SubgroupTests
{
    private static readonly TrialRun Forty = RunForty();

    [Fact]
    public void Everybody_arms_routes_and_subgroups_have_their_rows()
    {
        SubgroupForest forest = Forty.SubgroupsOf("response")!;
        Assert.Equal(("risk difference", "Placebo"), (forest.Measure, forest.Reference));
        // Each arm has a route of its own: a block of routes would repeat the arms'.
        Assert.Equal(["", "Arm", "Age", "Sex", "MADRS at baseline"], forest.Sections.Select(s => s.Name));
        SubgroupRow all = forest.Sections[0].Rows.Single();
        Assert.Equal((30, 10), (all.N, all.ReferenceN));
        Assert.Equal(["IV", "PO"], forest.Sections[1].Rows.Select(r => r.Label));
        Assert.Equal(["Below 40", "40 or more"], forest.Sections[2].Rows.Select(r => r.Label));
        Assert.Equal(["F", "M"], forest.Sections[3].Rows.Select(r => r.Label));
    }

    [Fact]
    public void Rows_are_counted_by_hand()
    {
        // Active: of 30, person i responds when i % 3 == 0; placebo: of 10, when i % 5 == 0.
        SubgroupForest forest = Forty.SubgroupsOf("response")!;
        SubgroupRow all = forest.Sections[0].Rows[0];
        Assert.Equal(("10/30", "2/10"), (all.Summary, all.ReferenceSummary));
        Assert.Equal(10 / 30.0 - 2 / 10.0, all.Effect.Value!.Value, 12);
        // Levels add up to everybody.
        foreach (SubgroupSection section in forest.Sections.Skip(2))
        {
            Assert.Equal((30, 10), (section.Rows.Sum(r => r.N), section.Rows.Sum(r => r.ReferenceN)));
        }
    }

    [Fact]
    public void Interaction_is_Cochran_s_Q()
    {
        SubgroupSection sex = Forty.SubgroupsOf("change")!.Sections.Single(s => s.Name == "Sex");
        double[] effects = [.. sex.Rows.Select(r => r.Effect.Value!.Value)];
        double[] errors = [.. sex.Rows.Select(r => r.Effect.StandardError!.Value)];
        double q = Math.Pow(effects[0] - effects[1], 2) / (errors[0] * errors[0] + errors[1] * errors[1]);
        Tolerance.AssertClose(q, sex.Interaction!.Statistic);
        Tolerance.AssertClose(ChiSquared.UpperTail(q, 1), sex.Interaction.PValue);
        Assert.Null(Forty.SubgroupsOf("change")!.Sections[1].Interaction);
    }

    [Fact]
    public void The_run_offers_one_forest_of_rates_and_one_of_change() =>
        Assert.Equal(["response", "change"], Forty.Subgroups().Select(f => f.Id));

    [Fact]
    public void Other_types_have_no_forest() => Assert.Null(Forty.SubgroupsOf("time"));

    private static TrialRun RunForty()
    {
        var builder = new TrialBuilder().Describe(
            new TrialDescription { Arms = [new TrialArm("Placebo", "Placebo", null, null, null, IsReference: true)] }
        );
        for (int i = 0; i < 40; i++)
        {
            bool isPlacebo = i >= 30;
            string arm =
                isPlacebo ? "Placebo"
                : i < 15 ? "IV"
                : "PO";
            DosingRoute route =
                isPlacebo ? DosingRoute.None
                : i < 15 ? DosingRoute.Intravenous
                : DosingRoute.Oral;
            double score = (isPlacebo ? i % 5 : i % 3) == 0 ? 10 + i % 4 : 22 + i % 7;
            builder
                .Subject($"p{i}", arm, route, ("age", $"{20 + i * 7 % 41}"), ("sex", i % 2 == 0 ? "F" : "M"))
                .Scores($"p{i}", "MADRS", (0, 30 + i % 6), (28, score));
        }
        Trial trial = builder.Build();
        AnalysisPlan plan = AnalysisPlan.Parse(
            """
            { "reference": "Placebo", "analyses": [
              { "id": "response", "type": "response", "scale": "MADRS", "day": 28 },
              { "id": "change", "type": "change", "scale": "MADRS", "day": 28 },
              { "id": "time", "type": "time-to-response", "scale": "MADRS" } ] }
            """,
            trial
        );
        return TrialAnalysis.Run(trial, plan);
    }
}
