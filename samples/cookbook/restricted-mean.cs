// Restricted mean survival time
// How many of the first 120 days people stayed free of relapse: a difference in days, without proportional hazards.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan { Analyses = [new RelapseAnalysis { Id = "relapse", Tau = 120 }] };
var relapse = TrialAnalysis.Run(trial, plan).ResultOf<SurvivalResult>("relapse");

Console.WriteLine(relapse.RestrictedMeans);
foreach (SurvivalContrast difference in relapse.RestrictedMeans.Differences)
{
    Console.WriteLine(
        $"{difference.Group}: {difference.Estimate.Value:F1} days more than under placebo, p {difference.Test!.PValue:F3}"
    );
}
