namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A visit of a scale: the days on which people were assessed for it.</summary>
/// <param name="Label">The visit's label in assessments.csv, or <c>day 28</c>.</param>
/// <param name="Day">The median of the days: the visit's nominal day.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="N">How many people (in a crossover people in a period) have a score.</param>
public sealed record Visit(string Label, double Day, double From, double To, int N);
