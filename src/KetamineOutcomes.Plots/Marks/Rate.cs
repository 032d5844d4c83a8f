namespace KetamineOutcomes.Plots.Marks;

/// <summary>A share of a group.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Participants">How many could have the outcome.</param>
/// <param name="Events">How many had it.</param>
/// <param name="Proportion">The share in [0, 1], or <c>null</c>.</param>
/// <param name="Lower">Lower limit, or <c>null</c>.</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
internal sealed record Rate(
    string Group,
    double Participants,
    double Events,
    double? Proportion,
    double? Lower,
    double? Upper
);

/// <summary>The words round rates.</summary>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The axis' label: <c>Responders (%)</c>.</param>
/// <param name="EventsLabel">What is counted: <c>Responders</c>.</param>
/// <param name="IntervalNote">What the intervals are.</param>
/// <param name="Differences">Differences from the reference in a line, empty for none.</param>
/// <param name="Test">The overall test in a line, empty for none.</param>
internal sealed record RateWords(
    string Title,
    string YLabel,
    string EventsLabel,
    string IntervalNote,
    string Differences,
    string Test
);
