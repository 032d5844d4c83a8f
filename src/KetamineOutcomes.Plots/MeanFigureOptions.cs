namespace KetamineOutcomes.Plots;

/// <summary>How a figure of groups' means looks.</summary>
public sealed record MeanFigureOptions : FigureOptions
{
    /// <summary>The row of n under the groups. Default true.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>Each group's difference from the reference, in the notes. Default true.</summary>
    public bool Differences { get; init; } = true;

    /// <summary>Decimals of means and differences as printed, 0 to 6. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such decimals.</exception>
    public int Decimals
    {
        get;
        init => field = OptionRange.Check(value, 0, 6, nameof(Decimals));
    } = 1;
}
