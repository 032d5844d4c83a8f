// The whole report
// One self-contained HTML page with figures, tables and methods; results.json, plan.json, figures and tables beside it.
#:project ../../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

TrialRun run = TrialAnalysis.Run(Trial.Read("samples/data/route-trial"));
run.Save("out/report");

Console.WriteLine(run);
string[] files = Directory.GetFiles("out/report", "*", SearchOption.AllDirectories);
foreach (IGrouping<string, string> kind in files.GroupBy(file => Path.GetExtension(file)).OrderBy(kind => kind.Key))
{
    Console.WriteLine($"{kind.Key}: {kind.Count()}");
}
