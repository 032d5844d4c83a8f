using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Statistics.Regression;
using KetamineOutcomes.Tests.Trials;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>Two real trials through their trial.json, against an R script that says the clinical rules a second time.</summary>
public sealed class RealTrialRunTests : IDisposable
{
    private static readonly GoldenTable Golden = GoldenTable.Read("r-stats-4.2.2/real-trials.csv");

    private readonly string folder = Directory.CreateTempSubdirectory("real-run").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Response_by_the_three_rules_for_missing_scores_and_drop_out_counted()
    {
        TrialRun run = Antidepressant();
        foreach (string rule in (string[])["nonresponder", "observed", "locf"])
        {
            var result = (ProportionResult)run[$"response-{rule}"].Result!;
            foreach (
                (string arm, string group) in (ReadOnlySpan<(string, string)>)[("DRUG", "Drug"), ("PLACEBO", "Placebo")]
            )
            {
                BinomialCount count = result.Groups.Single(g => g.Group == group).Count;
                Assert.Equal(Of($"response-{rule}", arm, "n"), count.N);
                Assert.Equal(Of($"response-{rule}", arm, "events"), count.Events);
            }
        }
        AnalysisPopulation observed = run["response-observed"].Population;
        Exclusion dropped = Assert.Single(observed.Excluded);
        Assert.Equal("no HAMD17 score at day 42 (window 35 to 49)", dropped.Reason);
        Assert.Equal(Of("dropout", "DRUG", "n") + Of("dropout", "PLACEBO", "n"), dropped.N);
        Assert.Equal(172 - dropped.N, observed.N);
        Assert.Empty(run["response-locf"].Population.Excluded);
    }

    [Fact]
    public void Remission_change_and_time_to_response()
    {
        TrialRun run = Antidepressant();
        var remission = (ProportionResult)run["remission"].Result!;
        Assert.Equal(
            [Of("remission-observed", "PLACEBO", "events"), Of("remission-observed", "DRUG", "events")],
            remission.Groups.OrderByDescending(g => g.Group, StringComparer.Ordinal).Select(g => (double)g.Count.Events)
        );
        var change = (EffectResult)run["change"].Result!;
        MeanDifference welch = change.Between!.Comparisons.Single().Welch;
        Tolerance.AssertClose(Of("change", "DRUG", "difference"), welch.Difference.Value);
        Tolerance.AssertClose(Of("change", "DRUG", "p"), welch.Test.PValue);
        var time = (SurvivalResult)run["time"].Result!;
        Tolerance.AssertClose(Of("time-to-response", "DRUG", "chiSquare"), time.Test!.Test.Statistic);
    }

    [Fact]
    public void Analysis_of_covariance_with_site()
    {
        AncovaFit fit = ((AncovaResult)Antidepressant()["ancova"].Result!).Fit;
        ArmContrast contrast = Assert.Single(fit.Contrasts);
        Assert.Equal(("Drug", "Placebo"), (contrast.Arm, contrast.Reference));
        Tolerance.AssertClose(Of("ancova", "DRUG", "estimate"), contrast.Difference.Value);
        Tolerance.AssertClose(Of("ancova", "DRUG", "standardError"), contrast.Difference.StandardError);
        Tolerance.AssertClose(Of("ancova", "DRUG", "p"), contrast.Test.PValue);
        Tolerance.AssertClose(Of("ancova", "PLACEBO", "lsMean"), fit.Arms.Single(a => a.Arm == "Placebo").Mean.Value);
        Tolerance.AssertClose(Of("ancova", "DRUG", "lsMean"), fit.Arms.Single(a => a.Arm == "Drug").Mean.Value);
        Assert.Equal(Of("ancova", "DRUG", "n"), fit.Arms.Sum(a => a.N));
    }

    [Fact]
    public void A_crossover_within_people()
    {
        string path = RealTrialTests.Prepare(
            folder,
            RealTrialTests.NimhJson,
            "nimh_ketamine_participants.csv",
            "nimh_ketamine_scores.csv"
        );
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        AnalysisPlan plan = AnalysisPlan.Parse(
            """
            { "by": "treatment", "population": ["arm=MDD"], "analyses": [
              { "id": "change", "type": "change", "scale": "MADRS", "day": 2 },
              { "id": "response", "type": "response", "scale": "MADRS", "day": 2, "missing": "observed" } ] }
            """,
            trial
        );
        TrialRun run = TrialAnalysis.Run(trial, plan, cancellationToken: TestContext.Current.CancellationToken);
        PairedMeanComparison within = ((EffectResult)run["change"].Result!).Within!;
        Assert.Equal(
            [Of("crossover-change", "Saline", "n"), Of("crossover-change", "Ketamine", "n")],
            within.Groups.OrderByDescending(g => g.Group, StringComparer.Ordinal).Select(g => g.N)
        );
        PairedGroups pairs = within.Comparisons.Single();
        Assert.Equal(("Ketamine", "Saline"), (pairs.Group, pairs.Reference)); // the reference is trial.json's, by its label
        Assert.Equal(Of("crossover-change", "Ketamine", "pairs"), pairs.N);
        Tolerance.AssertClose(Of("crossover-change", "Ketamine", "difference"), pairs.MeanDifference.Difference.Value);
        Tolerance.AssertClose(Of("crossover-change", "Ketamine", "t"), pairs.MeanDifference.Test.Statistic);
        Tolerance.AssertClose(Of("crossover-change", "Ketamine", "p"), pairs.MeanDifference.Test.PValue);
        Tolerance.AssertClose(
            Of("crossover-change", "Ketamine", "lower"),
            pairs.MeanDifference.Difference.Interval!.Lower
        );
        PairedCount mcnemar = ((ProportionResult)run["response"].Result!).Paired.Single().Pairs.Count;
        Assert.Equal(Of("crossover-response", "Ketamine", "groupOnly"), mcnemar.GroupOnly);
        Assert.Equal(Of("crossover-response", "Ketamine", "referenceOnly"), mcnemar.ReferenceOnly);
        Assert.Equal(Of("crossover-response", "Ketamine", "neither"), mcnemar.Neither);
    }

    private TrialRun Antidepressant()
    {
        string path = RealTrialTests.Prepare(folder, RealTrialTests.AntidepressantJson, "antidepressant_hamd17.csv");
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        const string Day = """ "scale": "HAMD17", "day": 42, "window": [35, 49] """;
        AnalysisPlan plan = AnalysisPlan.Parse(
            $$"""
            { "analyses": [
              { "id": "response-nonresponder", "type": "response", {{Day}} },
              { "id": "response-observed", "type": "response", {{Day}}, "missing": "observed" },
              { "id": "response-locf", "type": "response", {{Day}}, "missing": "locf" },
              { "id": "remission", "type": "remission", {{Day}}, "missing": "observed", "cutoff": 7 },
              { "id": "change", "type": "change", {{Day}} },
              { "id": "ancova", "type": "change", {{Day}}, "method": "ancova", "covariates": ["baseline", "site"] },
              { "id": "time", "type": "time-to-response", "scale": "HAMD17" } ] }
            """,
            trial
        );
        return TrialAnalysis.Run(trial, plan, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static double Of(string analysis, string group, string field) =>
        Golden
            .Rows.Single(r => r.Text("analysis") == analysis && r.Text("group") == group && r.Text("field") == field)
            .Value("value");
}
