// How many sessions until response?
// Response after 1, 2, … n sessions by route, what each further session adds, and where the curve becomes flat.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan
{
    By = "route",
    Analyses =
    [
        new TimeToResponseAnalysis
        {
            Id = "sessions",
            Scale = "MADRS",
            Clock = OutcomeClock.Sessions,
        },
    ],
};
EventGains gains = TrialAnalysis.Run(trial, plan).ResultOf<SurvivalResult>("sessions").Gains();
Console.WriteLine(gains);
Console.WriteLine(gains.Plateaus(within: 0.05));
