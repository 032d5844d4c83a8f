// Subgroups in a forest
// Does the risk difference in response differ by age, sex, site or severity? Interaction tests, and the figure.
#:project ../../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Analysis.Subgroups;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

TrialRun run = TrialAnalysis.Run(Trial.Read("samples/data/route-trial"));
SubgroupForest forest = run.SubgroupsOf("response-d28")!;
Console.WriteLine(forest);

Directory.CreateDirectory("out");
forest.ToFigure().Save("out/subgroups.svg");
