namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>What a participant's random streams are for: participant p takes stream 32·p + use; site s stream 2⁴⁰ + s.</summary>
internal enum StreamUse
{
    Participant,
    Course,
    Maintenance,
    Items,
    Sessions,
    Scales,
    AdverseEvents,
    Vitals,
    Biomarkers,
    Cognition,
    Diary,
    Medications,
    Costs,
}
