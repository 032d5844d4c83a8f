namespace KetamineOutcomes.Plots.Marks;

/// <summary>The words round the curves.</summary>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The vertical axis' label.</param>
/// <param name="TimeLabel">The horizontal axis' label.</param>
/// <param name="Test">The test in a line, empty for none.</param>
/// <param name="IntervalNote">What the bands are.</param>
/// <param name="MedianNote">The medians with intervals in a line.</param>
internal sealed record CurveWords(
    string Title,
    string YLabel,
    string TimeLabel,
    string Test,
    string IntervalNote,
    string MedianNote
)
{
    /// <summary>A comparison of two groups beside the test: a hazard ratio, a difference of means; empty for none.</summary>
    public string Comparison { get; init; } = "";

    /// <summary>More notes, before those of the options.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
