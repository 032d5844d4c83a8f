namespace KetamineOutcomes.Plots;

/// <summary>How a figure of restricted means looks.</summary>
public sealed record RestrictedMeanFigureOptions : CurveFigureOptions
{
    /// <summary>Makes the defaults: no intervals, so that the area is seen.</summary>
    public RestrictedMeanFigureOptions() => Intervals = false;

    /// <summary>The group whose curve is drawn beside the reference's; <c>null</c>: the first that is not the reference.</summary>
    public string? Group { get; init; }
}
