namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A target day and the window around it in which a score counts for that day.</summary>
/// <remarks>The window includes both ends and holds the target; days count from the first dose.</remarks>
public sealed record DayWindow
{
    /// <summary>Makes a window.</summary>
    /// <param name="day">Target day, above 0.</param>
    /// <param name="from">First day that counts, 0 or later; the target itself when <c>null</c>.</param>
    /// <param name="to">Last day that counts; the target itself when <c>null</c>.</param>
    /// <exception cref="ArgumentException">The day is not above 0, or outside its window.</exception>
    public DayWindow(double day, double? from = null, double? to = null)
    {
        Day = day;
        From = from ?? day;
        To = to ?? day;
        if (!(day > 0 && double.IsFinite(day) && From >= 0 && From <= day && To >= day && double.IsFinite(To)))
        {
            throw new ArgumentException(
                "A target day is above 0 and lies inside its window, which starts at 0 or later."
            );
        }
    }

    /// <summary>The target day.</summary>
    public double Day { get; }

    /// <summary>First day of the window.</summary>
    public double From { get; }

    /// <summary>Last day of the window.</summary>
    public double To { get; }
}
