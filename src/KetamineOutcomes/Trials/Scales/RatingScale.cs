namespace KetamineOutcomes.Trials.Scales;

/// <summary>A rating scale: its range, direction, items, and the cutoff that defines remission, with its source.</summary>
/// <remarks>A definition whose source was not checked has no default here: the plan's <c>cutoff</c> or the scale's
/// <c>remission</c> in trial.json gives it.</remarks>
public sealed record RatingScale
{
    /// <summary>The canonical name: <c>MADRS</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in full.</summary>
    public string Title { get; init; } = "";

    /// <summary>Lowest possible total; <c>null</c> when it is not checked.</summary>
    public double? Minimum { get; init; }

    /// <summary>Highest possible total; <c>null</c> when it is not checked.</summary>
    public double? Maximum { get; init; }

    /// <summary>Which way is better. Default: lower.</summary>
    public ScaleDirection Direction { get; init; }

    /// <summary>The items, empty when they are not described. Columns <c>item_1</c>, <c>item_2</c>, … hold them.</summary>
    public IReadOnlyList<ScaleItem> Items { get; init; } = [];

    /// <summary>Whether the total is the sum of all items.</summary>
    public bool TotalIsSum { get; init; }

    /// <summary>Whether totals are whole numbers.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether the score is a state of which a baseline can be taken; <c>false</c> for CGI-I, which is itself a
    /// change.</summary>
    public bool HasBaseline { get; init; } = true;

    /// <summary>Relative improvement from baseline that is called response; <c>null</c> where none is customary.</summary>
    public double? ResponseReduction { get; init; }

    /// <summary>Remission: at or below this score (at or above it where higher is better); <c>null</c> when the user must say it.</summary>
    public double? RemissionCutoff { get; init; }

    /// <summary>Where <see cref="RemissionCutoff"/> comes from, or why there is none; empty when nothing is known.</summary>
    public string RemissionSource { get; init; } = "";

    /// <summary>Other spellings. Case, blanks, dots, dashes and underscores do not matter anyway.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether a score lies within the range.</summary>
    /// <param name="score">The score.</param>
    /// <returns><c>true</c> inside, limits included, or where a limit is not known.</returns>
    public bool Holds(double score) => !(score < Minimum) && !(score > Maximum);

    /// <summary>The range in words for a message: <c>0 to 60</c>.</summary>
    internal string RangeText() =>
        Invariant($"{Minimum ?? double.NegativeInfinity} to {Maximum ?? double.PositiveInfinity}");

    /// <summary>Why remission on this scale needs a cutoff from the user, for a message.</summary>
    /// <returns>A sentence; empty when the scale has a cutoff.</returns>
    public string WhyNoCutoff() =>
        RemissionCutoff is not null ? ""
        : RemissionSource.Length > 0 ? $"{Name} has no default remission cutoff: {RemissionSource}."
        : $"{Name} has no default remission cutoff.";
}
