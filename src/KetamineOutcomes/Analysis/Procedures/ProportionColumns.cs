using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The columns of a comparison of proportions, in memory: one row a person (or a person and group when paired).</summary>
/// <remarks>Rows whose factors are missing (code -1) are left out.</remarks>
public sealed record ProportionColumns
{
    /// <summary>Whether each row is an event.</summary>
    public required bool[] Outcome { get; init; }

    /// <summary>Groups, or <c>null</c> for one group.</summary>
    public Factor? By { get; init; }

    /// <summary>Factors whose crossing makes the strata. Default none.</summary>
    public IReadOnlyList<Factor> Strata { get; init; } = [];

    /// <summary>Who each row is, when the same people stand in several groups; else <c>null</c>.</summary>
    public Factor? Person { get; init; }

    /// <summary>How many people a row stands for; <c>null</c>: one.</summary>
    public FrequencyWeights? Frequencies { get; init; }

    /// <summary>The reference group's index among the levels. Default the first.</summary>
    public int Reference { get; init; }
}
