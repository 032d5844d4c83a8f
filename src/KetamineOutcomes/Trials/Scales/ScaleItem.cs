namespace KetamineOutcomes.Trials.Scales;

/// <summary>An item of a scale.</summary>
/// <param name="Number">Its number, from 1: the column is <c>item_1</c>.</param>
/// <param name="Title">What it asks; empty when not named.</param>
/// <param name="Minimum">Lowest possible score.</param>
/// <param name="Maximum">Highest possible score.</param>
public sealed record ScaleItem(int Number, string Title, double Minimum, double Maximum);
