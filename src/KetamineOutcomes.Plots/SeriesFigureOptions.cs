namespace KetamineOutcomes.Plots;

/// <summary>How a figure of means over time looks: change by visit, or vital signs by minute.</summary>
public sealed record SeriesFigureOptions : FigureOptions
{
    /// <summary>The rows of n under the axis. Default true.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>Whether every time gets the same room; <c>null</c> does so only where times in proportion would touch.</summary>
    public bool? EvenSpacing { get; init; }

    /// <summary>Where the groups' names stand. Default: at the lines' ends when they are short, else above.</summary>
    public GroupNames Names { get; init; }
}
