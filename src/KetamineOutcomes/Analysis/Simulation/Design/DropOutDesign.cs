namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Drop-out in the acute phase that depends on the last score.</summary>
/// <param name="PerWeek">Hazard a week at the reference score.</param>
/// <param name="PerPoint">Log hazard ratio of a MADRS point.</param>
/// <param name="Reference">The reference score.</param>
public sealed record DropOutDesign(double PerWeek, double PerPoint = 0, double Reference = 20);
