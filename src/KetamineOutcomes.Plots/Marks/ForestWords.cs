namespace KetamineOutcomes.Plots.Marks;

/// <summary>The words round a forest, and what its axis is.</summary>
/// <param name="Title">The title.</param>
/// <param name="AxisLabel">The axis' label.</param>
internal sealed record ForestWords(string Title, string AxisLabel)
{
    public string Subtitle { get; init; } = "";

    public string LabelHeading { get; init; } = "";

    public IReadOnlyList<string> CellHeadings { get; init; } = [];

    public string EstimateHeading { get; init; } = "Estimate (95% CI)";

    /// <summary>Whether the axis is one of ratios: logarithmic, no difference at 1.</summary>
    public bool IsRatio { get; init; }

    /// <summary>No difference: 0, or 1 for ratios; <c>null</c> draws no line.</summary>
    public double? Null { get; init; } = 0;

    public int Decimals { get; init; } = 2;

    public string LeftSide { get; init; } = "";

    public string RightSide { get; init; } = "";

    public (double From, double To)? Range { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}
