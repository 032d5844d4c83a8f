namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A planned visit.</summary>
/// <param name="Day">Day after the first dose, above 0.</param>
/// <param name="Label">What the visit column says.</param>
/// <param name="Jitter">How many days early or late it may be.</param>
public sealed record VisitDesign(double Day, string Label, int Jitter = 0);
