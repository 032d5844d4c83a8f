// Adverse events by arm
// Who had what, of the terms that a tenth of any arm had; and how often one of them came, by session.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan { Analyses = [new AdverseEventsAnalysis { Id = "harm", Minimum = 10 }] };
var harm = TrialAnalysis.Run(trial, plan).ResultOf<AdverseEventResult>("harm");

Console.WriteLine(harm.ToTable());
AdverseEventRow dissociation = harm.Events.First(row => row.Term == "Dissociation");
foreach (AdverseEventRate rate in dissociation.Groups)
{
    Console.WriteLine($"{rate.Subjects.Group}: dissociation in {rate.PerSession.Value:P1} of sessions");
}
