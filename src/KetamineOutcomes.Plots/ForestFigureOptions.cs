namespace KetamineOutcomes.Plots;

/// <summary>How a forest looks. What is <c>null</c> is left to the result it is made from.</summary>
public sealed record ForestFigureOptions : FigureOptions
{
    /// <summary>Whether estimates are ratios: a logarithmic axis with no difference at 1. Default: as the result says, else
    /// differences with no difference at 0.</summary>
    public bool? IsRatio { get; init; }

    /// <summary>Heading of the labels.</summary>
    public string? LabelHeading { get; init; }

    /// <summary>Headings of the texts between label and picture; a line break is allowed.</summary>
    public IReadOnlyList<string>? CellHeadings { get; init; }

    /// <summary>Heading of the estimates in figures.</summary>
    public string? EstimateHeading { get; init; }

    /// <summary>What lies to the left of no difference: <c>Favours ketamine</c>.</summary>
    public string? LeftSide { get; init; }

    /// <summary>What lies to the right of no difference.</summary>
    public string? RightSide { get; init; }

    /// <summary>Ends of the axis, the lower first; intervals beyond end in arrows. On a ratio axis both above 0. <c>null</c>
    /// shows every estimate, and intervals as far as they do not squeeze the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or not in order.</exception>
    public (double From, double To)? Range
    {
        get;
        init =>
            field =
                value is { } range && !(range.From < range.To && double.IsFinite(range.To - range.From))
                    ? throw new ArgumentOutOfRangeException(
                        nameof(value),
                        "The axis' lower end comes first; both are finite."
                    )
                    : value;
    }

    /// <summary>Decimals of the estimates as printed, 0 to 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such decimals.</exception>
    public int? Decimals
    {
        get;
        init => field = value is { } decimals ? OptionRange.Check(decimals, 0, 6, nameof(Decimals)) : null;
    }
}
