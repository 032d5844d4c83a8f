namespace KetamineOutcomes.Plots.Marks;

/// <summary>An adverse event's rates.</summary>
/// <param name="Term">The term.</param>
/// <param name="Rates">A rate a group.</param>
/// <param name="Differences">Differences from the reference, in proportions.</param>
internal sealed record EventTerm(string Term, IReadOnlyList<Rate> Rates, IReadOnlyList<EventDifference> Differences)
{
    /// <summary>Whether it stands above all others: any event at all.</summary>
    public bool First { get; init; }
}

/// <summary>A group's difference from the reference.</summary>
/// <param name="Group">The group.</param>
/// <param name="Estimate">The difference, or <c>null</c>.</param>
/// <param name="Lower">Lower limit, or <c>null</c>.</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
internal sealed record EventDifference(string Group, double? Estimate, double? Lower, double? Upper);

/// <summary>The words round adverse events.</summary>
/// <param name="Title">The title.</param>
/// <param name="Reference">The reference group's name.</param>
/// <param name="Notes">Notes.</param>
internal sealed record EventWords(string Title, string Reference, IReadOnlyList<string> Notes);
