namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A dose and the share of its arm that gets it.</summary>
/// <param name="Dose">Amount in the arm's unit.</param>
/// <param name="Share">Share in (0, 1]; an arm's shares sum to 1.</param>
public sealed record DoseShare(double Dose, double Share);
