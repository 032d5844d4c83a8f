// Blood pressure after dosing
// Largest rise of systolic and diastolic pressure within the two hours after a session, by arm.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = new AnalysisPlan { Analyses = [new VitalSignsAnalysis { Id = "pressure", Parameters = ["SBP", "DBP"] }] };
var pressure = TrialAnalysis.Run(trial, plan).ResultOf<VitalSignResult>("pressure");

Console.WriteLine(pressure.ToTable());
foreach (VitalSignGroup group in pressure.Parameters[0].Groups)
{
    VitalSignMinute highest = group.Minutes.MaxBy(minute => minute.Value.Mean.Value)!;
    Console.WriteLine(
        $"{group.Group}: systolic pressure is highest {highest.Minute} minutes after dosing, {highest.Value.Mean.Value:F0} mmHg on average"
    );
}
