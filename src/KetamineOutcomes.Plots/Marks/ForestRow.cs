namespace KetamineOutcomes.Plots.Marks;

/// <summary>A row of a forest.</summary>
/// <param name="Label">Its label.</param>
internal sealed record ForestRow(string Label)
{
    /// <summary>Steps to the right.</summary>
    public int Indent { get; init; }

    /// <summary>A heading: bold, without an estimate.</summary>
    public bool IsHeading { get; init; }

    /// <summary>An overall estimate: bold, a diamond.</summary>
    public bool IsSummary { get; init; }

    /// <summary>Texts between label and figure: n, events.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>The estimate, or <c>null</c>.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower limit; <c>null</c> for none, minus infinity for one that does not end.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit; <c>null</c> for none, infinity for one that does not end.</summary>
    public double? Upper { get; init; }

    /// <summary>Weight: the square's area; <c>null</c> draws all alike.</summary>
    public double? Weight { get; init; }
}

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
