// Relapse from scores by SUSTAIN-1's rule
// MADRS of 22 or more twice in a row, 5 to 15 days apart, counted from the first response.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan
{
    Analyses =
    [
        new RelapseAnalysis
        {
            Id = "sustain-1",
            Scores = new ScoreRelapse("MADRS", ScoreRelapse.Sustain1),
            Times = [60, 120],
        },
        // A rule of one's own: 20 or more at a single visit, from day 28 on.
        new RelapseAnalysis
        {
            Id = "single-visit",
            Scores = new ScoreRelapse("MADRS", new(20, 1, 0, 0), RelapseStart.Day, 28),
        },
    ],
};
TrialRun run = TrialAnalysis.Run(trial, plan);
Console.WriteLine(run["sustain-1"]);
Console.WriteLine(run["single-visit"].ToTable());
