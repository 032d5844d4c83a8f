namespace KetamineOutcomes.Plots.Marks;

/// <summary>One group's curve of survival, of its complement or of a hazard, as columns; NaN where a limit does not exist.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Participants">How many entered.</param>
/// <param name="Times">Times at which something happened, ascending.</param>
/// <param name="AtRisk">At risk just before each time.</param>
/// <param name="Events">Events at each time.</param>
/// <param name="Censored">Censored at each time.</param>
/// <param name="Value">The curve after each time.</param>
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
    IReadOnlyList<double> Value,
    IReadOnlyList<double> Lower,
    IReadOnlyList<double> Upper,
    double? Median
)
{
    /// <summary>Counts those at risk where entry is delayed; <c>null</c> reads them from the columns.</summary>
    public Func<double, double>? CountAtRisk { get; init; }

    /// <summary>The curve's value at a time; before the first what it starts from.</summary>
    public double ValueAt(double time, double start)
    {
        int next = FirstAbove(time);
        return next == 0 ? start : Value[next - 1];
    }

    /// <summary>One minus the curve, with its limits.</summary>
    public Curve OneMinus() =>
        this with
        {
            Value = [.. Value.Select(v => 1 - v)],
            Lower = [.. Upper.Select(v => 1 - v)],
            Upper = [.. Lower.Select(v => 1 - v)],
        };

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

    private int FirstAbove(double time)
    {
        int next = FirstAtOrAfter(time);
        return next < Times.Count && Times[next] == time ? next + 1 : next;
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
