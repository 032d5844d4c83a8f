namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Who entered an analysis: how many, and how many were left out for which reason.</summary>
/// <param name="N">How many entered: participants, or in a crossover participants in a period.</param>
/// <param name="Excluded">The others by their first reason, in the order in which the reasons were met.</param>
public sealed record AnalysisPopulation(int N, IReadOnlyList<Exclusion> Excluded);

/// <summary>People left out for one reason.</summary>
/// <param name="Reason">The reason, for people: <c>no MADRS baseline</c>.</param>
/// <param name="N">How many.</param>
public sealed record Exclusion(string Reason, int N)
{
    /// <summary>Who: identifiers in the order of subjects.csv (with the period in a crossover).</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];
}
