namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A normal distribution cut to [Minimum, Maximum] by drawing again.</summary>
/// <param name="Mean">Mean before the cut.</param>
/// <param name="StandardDeviation">Standard deviation before the cut, 0 or more.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record SpreadDesign(double Mean, double StandardDeviation, double Minimum, double Maximum);
