// Response by arm with numbers needed to treat
// Who responded at day 28, each arm against placebo, and how many have to be treated for one more response.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan
{
    Analyses =
    [
        // Any visit from day 24 to 35 may stand for day 28; who has none counts as not having responded.
        new ResponseAnalysis
        {
            Id = "response",
            Scale = "MADRS",
            Window = new DayWindow(28, 24, 35),
        },
    ],
};
TrialRun run = TrialAnalysis.Run(trial, plan);
Console.WriteLine(run["response"].ToTable());

foreach (ProportionComparison comparison in run.ResultOf<ProportionResult>("response").Comparisons)
{
    Console.WriteLine($"{comparison.Crude.Group}: NNT {comparison.Crude.NumberNeededToTreat.ToText()}");
}
