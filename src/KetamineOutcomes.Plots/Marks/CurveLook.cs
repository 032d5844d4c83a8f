using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>What kind of curve is drawn.</summary>
/// <param name="Id">The figure's short name.</param>
/// <param name="Kind">The kind in words.</param>
/// <param name="Column">The name of the curve's column in the data.</param>
/// <param name="Start">The curve's value before the first time.</param>
/// <param name="IsShare">Whether it is a share of people, drawn in percent from 0 to 100.</param>
internal sealed record CurveLook(string Id, string Kind, string Column, double Start, bool IsShare)
{
    public static readonly CurveLook Survival = new("kaplan-meier", "Kaplan-Meier curve", "survival", 1, true);

    public static readonly CurveLook Failure = new(
        "kaplan-meier",
        "Share with the event (one minus Kaplan-Meier)",
        "incidence",
        0,
        true
    );

    public static readonly CurveLook Hazard = new(
        "cumulative-hazard",
        "Cumulative hazard",
        "cumulativeHazard",
        0,
        false
    );

    public static readonly CurveLook RestrictedMean = Survival with { Id = "restricted-mean" };

    /// <summary>The area that is shaded; <c>null</c> for none.</summary>
    public ShadedArea? Area { get; init; }
}

/// <summary>The area between two curves in a window of time, or under the only curve.</summary>
/// <param name="From">The window's start.</param>
/// <param name="To">Its end.</param>
internal sealed record ShadedArea(double From, double To)
{
    /// <summary>The ends that are marked: a start at 0 is not.</summary>
    public IEnumerable<(double Time, string Label)> Ends =>
        From > 0 ? [(From, FigureText.Tick(Math.Round(From, 2))), Last] : [Last];

    private (double Time, string Label) Last => (To, $"\u03C4 = {FigureText.Tick(Math.Round(To, 2))}");
}
