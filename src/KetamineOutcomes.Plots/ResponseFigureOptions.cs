namespace KetamineOutcomes.Plots;

/// <summary>How a figure of rates looks.</summary>
public sealed record ResponseFigureOptions : FigureOptions
{
    /// <summary>The rows of counts under the bars. Default true.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>What is counted: the row's name. Default <c>Events</c>.</summary>
    public string EventsLabel { get; init; } = "Events";

    /// <summary>Each group's difference from the reference, in the notes. Default true.</summary>
    public bool Differences { get; init; } = true;
}
