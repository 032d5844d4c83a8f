// Change adjusted for baseline and site (ANCOVA)
// Least-squares means of the MADRS change at day 28, and each arm's difference from placebo.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan
{
    Analyses =
    [
        new ChangeAnalysis
        {
            Id = "adjusted",
            Scale = "MADRS",
            Window = new DayWindow(28, 24, 35),
            Method = ChangeMethod.Ancova,
            Covariates = [ChangeAnalysis.BaselineCovariate, "site"],
        },
    ],
};
Console.WriteLine(TrialAnalysis.Run(trial, plan)["adjusted"]);
