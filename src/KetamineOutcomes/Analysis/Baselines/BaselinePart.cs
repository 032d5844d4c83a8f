namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A part of a result that is judged by itself: an analysis of results.json, or one of the fields that a verb prints.</summary>
/// <param name="Path">Where it stands: <c>analyses[response-d28]</c>, <c>groups</c>, <c>settings</c>.</param>
public sealed record BaselinePart(string Path)
{
    /// <summary>How many values both have and were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>What differs, in the baseline's order, additions after.</summary>
    public required IReadOnlyList<BaselineDifference> Differences { get; init; }

    /// <summary>What differs where the tolerance says to ignore it: not counted.</summary>
    public required IReadOnlyList<BaselineDifference> Ignored { get; init; }

    /// <summary>Settings, files and version that differ and may have moved this part's numbers; empty when it does not
    /// differ, and also when it differs with all of them equal, which is the case to look into.</summary>
    public IReadOnlyList<BaselineCause> Causes { get; init; } = [];

    /// <summary>Whether nothing that counts differs.</summary>
    public bool IsMatch => Differences.Count == 0;

    /// <summary>The differences that are not settings: what moved.</summary>
    internal IEnumerable<BaselineDifference> Moved => Differences.Where(d => !d.IsSetting);

    /// <summary>The path step by step.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = [];
}
