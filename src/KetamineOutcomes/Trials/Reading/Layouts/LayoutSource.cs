namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>A file and the layout in which it is read.</summary>
/// <param name="File">Name relative to the folder.</param>
/// <param name="Kind">The layout.</param>
internal sealed record LayoutSource(string File, LayoutKind Kind);
