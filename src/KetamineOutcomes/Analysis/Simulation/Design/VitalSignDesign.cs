namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Vital signs after dosing.</summary>
/// <param name="Sessions">Sessions at which they are read.</param>
/// <param name="Minutes">Minutes from the start of dosing, 0 among them.</param>
/// <param name="Parameters">What is read.</param>
public sealed record VitalSignDesign(
    IReadOnlyList<double> Sessions,
    IReadOnlyList<double> Minutes,
    IReadOnlyList<VitalParameterDesign> Parameters
);
