namespace KetamineOutcomes.Plots;

/// <summary>How a figure that checks proportional hazards by log(−log S) looks.</summary>
public sealed record LogLogFigureOptions : FigureOptions
{
    /// <summary>Where the groups' names stand. Default: at the curves' ends when they are short, else above.</summary>
    public GroupNames Names { get; init; }
}
