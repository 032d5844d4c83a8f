namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A simultaneous confidence band of a survival curve between two times.</summary>
/// <param name="Kind">Hall-Wellner or equal precision.</param>
/// <param name="Level">Confidence that the whole curve between the times lies inside.</param>
/// <param name="From">The first event time in the band; <c>null</c> without a band.</param>
/// <param name="To">The last event time in the band; <c>null</c> without a band.</param>
/// <param name="CriticalValue">What takes the place of the normal quantile; <c>null</c> without a band.</param>
/// <param name="Points">The limits, a step each; empty without a band.</param>
/// <param name="Reason">Why there is no band, or <c>null</c>.</param>
public sealed record ConfidenceBand(
    BandKind Kind,
    double Level,
    double? From,
    double? To,
    double? CriticalValue,
    IReadOnlyList<BandPoint> Points,
    string? Reason = null
);

/// <summary>The band at one step of the curve.</summary>
/// <param name="Time">The step's time.</param>
/// <param name="Survival">The curve.</param>
/// <param name="Lower">Lower limit, in [0, 1].</param>
/// <param name="Upper">Upper limit, in [0, 1].</param>
public readonly record struct BandPoint(double Time, double Survival, double Lower, double Upper);
