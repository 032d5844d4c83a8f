namespace KetamineOutcomes.Plots;

/// <summary>How figures of curves over time look.</summary>
public abstract record CurveFigureOptions : FigureOptions
{
    /// <summary>Bands of the confidence intervals. Default true.</summary>
    public bool Intervals { get; init; } = true;

    /// <summary>A tick on the curve at each censored time. Default true.</summary>
    public bool CensorMarks { get; init; } = true;

    /// <summary>The table of numbers at risk under the axis. Default true.</summary>
    public bool RiskTable { get; init; } = true;

    /// <summary>What the risk table counts, a block each. Default: at risk alone.</summary>
    public IReadOnlyList<RiskRow> RiskRows { get; init; } = [RiskRow.AtRisk];

    /// <summary>The log-rank p-value under the title, when there are groups to compare. Default true.</summary>
    public bool PValue { get; init; } = true;

    /// <summary>Hazard ratios against the reference with their intervals: of two groups beside the test, of more in the notes.
    /// Default false.</summary>
    public bool HazardRatio { get; init; }

    /// <summary>Where the groups' names stand. Default: at the curves' ends when they are short, else above.</summary>
    public GroupNames Names { get; init; }

    /// <summary>The axis' ticks, which are also the risk table's times; <c>null</c> chooses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tick is negative or not finite.</exception>
    public IReadOnlyList<double>? Ticks
    {
        get;
        init =>
            field =
                value is not null && value.Any(t => !(t >= 0 && double.IsFinite(t)))
                    ? throw new ArgumentOutOfRangeException(nameof(value), "Ticks are finite numbers of 0 or more.")
                    : value;
    }

    /// <summary>The axis' end; <c>null</c> is the longest follow-up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is not above 0.</exception>
    public double? LongestTime
    {
        get;
        init =>
            field =
                value is { } end && !(end > 0 && double.IsFinite(end))
                    ? throw new ArgumentOutOfRangeException(nameof(value), "The axis ends at a finite time above 0.")
                    : value;
    }

    /// <summary>The unit of time, for the axis: with <c>days</c> ticks fall on weeks and months, with <c>sessions</c> on
    /// whole numbers. Default: what the name of the time column says, else none.</summary>
    public string TimeUnit { get; init; } = "";
}

/// <summary>What a block of the risk table counts.</summary>
public enum RiskRow
{
    /// <summary>Still followed and without the event just before the time.</summary>
    AtRisk,

    /// <summary>Events up to and at the time.</summary>
    Events,

    /// <summary>Censored before the time.</summary>
    Censored,
}

/// <summary>Where the names of the groups stand.</summary>
public enum GroupNames
{
    /// <summary>At the curves' ends when there is room, else above the data.</summary>
    Automatic,

    /// <summary>At the curves' ends.</summary>
    AtEnds,

    /// <summary>In a key above the data.</summary>
    Above,
}
