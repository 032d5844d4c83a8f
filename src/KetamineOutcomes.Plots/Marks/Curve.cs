namespace KetamineOutcomes.Plots.Marks;

/// <summary>One group's survival curve, as columns; NaN where a limit does not exist.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Participants">How many entered.</param>
/// <param name="Times">Times at which something happened, ascending.</param>
/// <param name="AtRisk">At risk just before each time.</param>
/// <param name="Events">Events at each time.</param>
/// <param name="Censored">Censored at each time.</param>
/// <param name="Survival">The curve after each time.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Median">The median, or <c>null</c>.</param>
internal sealed record Curve(
    string Group,
    double Participants,
    IReadOnlyList<double> Times,
    IReadOnlyList<double> AtRisk,
    IReadOnlyList<double> Events,
    IReadOnlyList<double> Censored,
    IReadOnlyList<double> Survival,
    IReadOnlyList<double> Lower,
    IReadOnlyList<double> Upper,
    double? Median
)
{
    /// <summary>The share with the event and its limits, where they are not one minus the columns (NaN where a limit does not
    /// exist); else <c>null</c>.</summary>
    public (double[] Value, double[] Lower, double[] Upper)? Incidence { get; init; }

    /// <summary>Counts those at risk where entry is delayed; <c>null</c> reads them from the columns.</summary>
    public Func<double, double>? CountAtRisk { get; init; }

    /// <summary>At risk at a time: of the first time at or after it, 0 beyond the last; at 0 and before the first time that
    /// of the first.</summary>
    public double AtRiskAt(double time)
    {
        if (CountAtRisk is not null)
        {
            return CountAtRisk(time);
        }
        int i = FirstAtOrAfter(time);
        return i < Times.Count ? AtRisk[i] : 0;
    }

    /// <summary>Events up to and at a time.</summary>
    public double EventsTo(double time)
    {
        double sum = 0;
        for (int i = 0; i < Times.Count && Times[i] <= time; i++)
        {
            sum += Events[i];
        }
        return sum;
    }

    /// <summary>Censored before a time: at risk, events so far and these add up to all who entered, up to the events at the
    /// time itself.</summary>
    public double CensoredBefore(double time)
    {
        double sum = 0;
        for (int i = 0; i < Times.Count && Times[i] < time; i++)
        {
            sum += Censored[i];
        }
        return sum;
    }

    private int FirstAtOrAfter(double time)
    {
        (int low, int high) = (0, Times.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Times[middle] < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}

/// <summary>The words round the curves.</summary>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The vertical axis' label.</param>
/// <param name="TimeLabel">The horizontal axis' label.</param>
/// <param name="Test">The test in a line, empty for none.</param>
/// <param name="IntervalNote">What the bands are.</param>
/// <param name="MedianNote">The medians with intervals in a line.</param>
internal sealed record CurveWords(
    string Title,
    string YLabel,
    string TimeLabel,
    string Test,
    string IntervalNote,
    string MedianNote
)
{
    /// <summary>What the curves are, for the description; <c>null</c>: Kaplan-Meier.</summary>
    public string? Kind { get; init; }

    /// <summary>The figure's short name.</summary>
    public string Id { get; init; } = "kaplan-meier";
}
