using KetamineOutcomes.Statistics.EffectSizes;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>A row block of Table 1: one characteristic, by group.</summary>
public abstract record BaselineVariable
{
    private protected BaselineVariable() { }

    /// <summary>The characteristic's name, for people: <c>Failed trials</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Participants without a value, one number a group.</summary>
    public required IReadOnlyList<int> Missing { get; init; }
}

/// <summary>A characteristic that is a number.</summary>
public sealed record BaselineNumber : BaselineVariable
{
    /// <summary>One summary a group: n, mean, standard deviation, quartiles (R's type 7), range.</summary>
    public required IReadOnlyList<GroupSummary> Groups { get; init; }
}

/// <summary>A characteristic that is a category.</summary>
public sealed record BaselineCategories : BaselineVariable
{
    /// <summary>The categories, in order.</summary>
    public required IReadOnlyList<BaselineLevel> Levels { get; init; }
}

/// <summary>One category by group.</summary>
/// <param name="Level">The category.</param>
/// <param name="Counts">Participants, one number a group.</param>
/// <param name="Proportions">Share of those with a value, one a group; <c>null</c> where nobody has one.</param>
public sealed record BaselineLevel(string Level, IReadOnlyList<int> Counts, IReadOnlyList<double?> Proportions);
