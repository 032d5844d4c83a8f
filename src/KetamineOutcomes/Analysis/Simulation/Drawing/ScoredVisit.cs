namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>A MADRS assessment.</summary>
/// <param name="Day">Day it took place.</param>
/// <param name="Planned">The planned day; NaN in maintenance.</param>
/// <param name="Label">The visit's label.</param>
/// <param name="Score">The true score, whole.</param>
/// <param name="IsMissing">Whether the score was not recorded.</param>
internal sealed record ScoredVisit(double Day, double Planned, string Label, double Score, bool IsMissing);
