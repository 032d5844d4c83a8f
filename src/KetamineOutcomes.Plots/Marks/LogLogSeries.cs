namespace KetamineOutcomes.Plots.Marks;

/// <summary>One group's log(−log S).</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Times">Times, ascending, above 0.</param>
/// <param name="Values">The values.</param>
internal sealed record LogLogSeries(string Group, IReadOnlyList<double> Times, IReadOnlyList<double> Values);
