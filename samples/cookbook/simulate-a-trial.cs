// Simulate a trial and find its truth again
// A thousand people an arm are drawn from a stated truth; the analysis comes near what they were drawn from.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Trials;

TrialDesign sample = TrialDesign.Read("samples/data/route-trial.design.json");
TrialDesign design = sample with
{
    Seed = 2026,
    Arms = [.. sample.Arms.Where(arm => arm.Name is "Placebo" or "IN").Select(arm => arm with { N = 1000 })],
    DropOut = null,
    Maintenance = null,
};
SimulatedTrial drawn = TrialSimulator.Draw(design);
drawn.Save("out/simulated");
Console.WriteLine(drawn);

var plan = AnalysisPlan.Parse(
    """
    { "analyses": [{ "id": "response", "type": "response", "scale": "MADRS", "day": 28, "window": [24, 35], "missing": "observed" }] }
    """
);
var found = TrialAnalysis.Run(Trial.Read("out/simulated"), plan).ResultOf<ProportionResult>("response");
foreach ((ArmTruth truth, ResponseRate rate) in drawn.Truth.Zip(found.Groups))
{
    Console.WriteLine($"{truth.Arm}: response {truth.Response:P1} in truth, {rate.Proportion.Value:P1} found");
}
