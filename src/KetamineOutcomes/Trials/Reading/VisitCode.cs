namespace KetamineOutcomes.Trials.Reading;

/// <summary>What trial.json says of a visit label.</summary>
/// <param name="Day">Days since first dose; null when not said.</param>
/// <param name="Period">Period of a crossover; null when not said.</param>
/// <param name="Treatment">Treatment in that period; null when not said.</param>
internal sealed record VisitCode(double? Day, int? Period, string? Treatment);
