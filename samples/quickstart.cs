#:project ../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Trials;

// A folder of CSV files becomes a trial; had it faults, all would be named here, with file and line.
Trial trial = Trial.Read("samples/data/route-trial");
TrialRun run = TrialAnalysis.Run(trial);

// Response at day 28 by arm: everyone with a baseline counts, a missing score is a failure.
Console.WriteLine(run.ResultOf<ProportionResult>("response-d28"));

// Time to relapse: Kaplan-Meier, log-rank, restricted means; the figure with its risk table.
var relapse = run.ResultOf<SurvivalResult>("time-to-relapse");
Console.WriteLine(relapse.ToTable().ToText());
Directory.CreateDirectory("out");
relapse.ToFigure(new() { Title = "Time to relapse", YLabel = "Free of relapse (%)" }).Save("out/relapse.svg");

// Effect sizes of the change in MADRS, each arm against placebo.
foreach (TwoGroups arm in run.ResultOf<EffectResult>("change-d28").Between!.Comparisons)
{
    Console.WriteLine($"{arm.Group}: Hedges' g {arm.HedgesG.Value:F2} (p {arm.Welch.Test.PValue:F3})");
}
