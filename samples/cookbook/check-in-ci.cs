// A build that fails when a number moves
// Store the results once; later runs are held against them, path by path.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
string remission = """
    { "analyses": [{ "id": "remission", "type": "remission", "scale": "MADRS", "day": 28, "window": [24, 35], "cutoff": 12 }] }
    """;
string stored = Path.GetFullPath("out/remission.json");
Directory.CreateDirectory("out");
ResultBaseline.Verify(TrialAnalysis.Run(trial, AnalysisPlan.Parse(remission)), stored, update: true);

// The same again: nothing is thrown. In a test this line stands alone.
ResultBaseline.Verify(TrialAnalysis.Run(trial, AnalysisPlan.Parse(remission)), stored);
Console.WriteLine("The same numbers.");

// Somebody changes what remission is.
string changed = remission.Replace("\"cutoff\": 12", "\"cutoff\": 10", StringComparison.Ordinal);
try
{
    ResultBaseline.Verify(TrialAnalysis.Run(trial, AnalysisPlan.Parse(changed)), stored);
}
catch (BaselineMismatchException moved)
{
    Console.WriteLine($"{moved.Comparison.Differences.Count} values differ, these first:");
    foreach (BaselineDifference difference in moved.Comparison.Differences.Take(5))
    {
        Console.WriteLine($"{difference.Path}: {difference.Baseline} -> {difference.Actual}");
    }
}
