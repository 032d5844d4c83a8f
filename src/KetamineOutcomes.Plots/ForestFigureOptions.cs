namespace KetamineOutcomes.Plots;

/// <summary>How a forest looks.</summary>
public sealed record ForestFigureOptions : FigureOptions
{
    /// <summary>What lies to the left of no difference: <c>Favours ketamine</c>; <c>null</c> leaves it to the result.</summary>
    public string? LeftSide { get; init; }

    /// <summary>What lies to the right of no difference; <c>null</c> leaves it to the result.</summary>
    public string? RightSide { get; init; }

    /// <summary>Ends of the axis; intervals beyond end in arrows. On a ratio axis both above 0. <c>null</c> chooses.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>Decimals of the estimates as printed, 0 to 6; <c>null</c> leaves it to the result.</summary>
    public int? Decimals { get; init; }
}
