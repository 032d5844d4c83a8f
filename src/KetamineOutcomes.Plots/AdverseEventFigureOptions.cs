namespace KetamineOutcomes.Plots;

/// <summary>How a figure of adverse events looks.</summary>
public sealed record AdverseEventFigureOptions : FigureOptions
{
    /// <summary>The strip of differences from the reference. Default true.</summary>
    public bool Differences { get; init; } = true;

    /// <summary>How many terms are shown at most, the most frequent first, not counting the rows of any and
    /// of serious events; a note counts the others. Default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MostTerms
    {
        get;
        init => field = OptionRange.Check(value, 1, 10_000, nameof(MostTerms));
    } = 20;
}
