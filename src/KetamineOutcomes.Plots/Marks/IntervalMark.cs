using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>A point with its interval.</summary>
/// <param name="At">Where it stands across the values: the category, the visit, the row.</param>
/// <param name="Value">The estimate, or <c>null</c>: then only the interval is drawn.</param>
/// <param name="Lower">Lower limit; <c>null</c> draws no interval below, <see cref="double.NegativeInfinity"/> an arrow.</param>
/// <param name="Upper">Upper limit; <c>null</c> draws no interval above, <see cref="double.PositiveInfinity"/> an arrow.</param>
/// <param name="Style">The group's look.</param>
internal sealed record IntervalMark(double At, double? Value, double? Lower, double? Upper, GroupStyle Style)
{
    /// <summary>Pixels to the right (or down, when values run across) of its place, to stand beside its neighbours.</summary>
    public float Shift { get; init; }

    /// <summary>The marker's size in pixels; 0 draws none.</summary>
    public float Size { get; init; } = 8;

    /// <summary>Width of the interval's line.</summary>
    public float LineWidth { get; init; } = 1.5f;

    /// <summary>Length of the caps, each way; 0 draws none.</summary>
    public float Cap { get; init; } = 3.5f;

    /// <summary>Draws a diamond from limit to limit instead of a marker: an overall estimate.</summary>
    public bool Diamond { get; init; }
}
