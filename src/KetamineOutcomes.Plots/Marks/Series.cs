namespace KetamineOutcomes.Plots.Marks;

/// <summary>A group's means over time.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Points">A point a time, ascending.</param>
internal sealed record Series(string Group, IReadOnlyList<SeriesPoint> Points);

/// <summary>A mean at a time.</summary>
/// <param name="Time">The time: a day, a minute, or a visit's place.</param>
/// <param name="Participants">How many are behind the mean.</param>
/// <param name="Value">The mean, or <c>null</c>.</param>
/// <param name="Lower">Lower limit, or <c>null</c>.</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
internal sealed record SeriesPoint(double Time, double Participants, double? Value, double? Lower, double? Upper);

/// <summary>The words round means over time.</summary>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The vertical axis' label.</param>
/// <param name="TimeLabel">The horizontal axis' label.</param>
internal sealed record SeriesWords(string Title, string YLabel, string TimeLabel)
{
    public string Subtitle { get; init; } = "";

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether 0 belongs on the axis: a change.</summary>
    public bool Zero { get; init; }

    /// <summary>Names of the times (visits); <c>null</c> prints the numbers.</summary>
    public Func<double, string>? TimeNames { get; init; }
}
