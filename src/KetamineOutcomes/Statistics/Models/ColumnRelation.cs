namespace KetamineOutcomes.Statistics.Models;

/// <summary>A design column that adds nothing: what it is made of.</summary>
/// <param name="Column">Its index.</param>
/// <param name="Weights">Its weights on the kept columns.</param>
/// <param name="Reason">A sentence naming it and the columns that determine it.</param>
internal sealed record ColumnRelation(int Column, double[] Weights, string Reason);
