namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Dosing sessions of the acute phase.</summary>
/// <param name="Days">Planned days, ascending from 0.</param>
/// <param name="Missed">Probability that a session after the first is left out.</param>
public sealed record SessionDesign(IReadOnlyList<double> Days, double Missed = 0);
