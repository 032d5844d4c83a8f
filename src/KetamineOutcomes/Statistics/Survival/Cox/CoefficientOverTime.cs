using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>A coefficient seen over time: scaled Schoenfeld residuals with a smooth curve through them. Flat under proportional
/// hazards.</summary>
/// <remarks>The curve is a natural cubic spline of Kaplan-Meier time, 1 − S(t−), with 4 degrees of freedom: knots at the thirds
/// of the events' times and at their ends, by least squares. Its variance is d·V·b′(B′B)⁻¹b, with d the events and V the
/// coefficient's variance in the model, for residuals of that variance at each event. Grambsch and Therneau (1994),
/// doi:10.1093/biomet/81.3.515; R's <c>cox.zph</c> draws the same.</remarks>
public sealed record CoefficientOverTime
{
    /// <summary>The coefficient's term.</summary>
    public required string Term { get; init; }

    /// <summary>The log hazard ratio that holds for all times.</summary>
    public required Estimate Coefficient { get; init; }

    /// <summary>The test of proportional hazards of the term's covariate.</summary>
    public required TestResult Test { get; init; }

    /// <summary>The residuals, one an event, by time.</summary>
    public required IReadOnlyList<CoefficientResidual> Residuals { get; init; }

    /// <summary>The curve, from the first event to the last at even steps of Kaplan-Meier time; empty without one.</summary>
    public required IReadOnlyList<CoefficientAtTime> Smooth { get; init; }

    /// <summary>Why there is no curve, or <c>null</c>.</summary>
    public required string? Reason { get; init; }
}

/// <summary>An event's scaled Schoenfeld residual.</summary>
/// <param name="Time">The time.</param>
/// <param name="Scaled">The time on the Kaplan-Meier scale, 1 − S(t−) of everybody.</param>
/// <param name="Value">The residual about the coefficient.</param>
public readonly record struct CoefficientResidual(double Time, double Scaled, double Value);

/// <summary>The smooth curve at a time.</summary>
/// <param name="Scaled">The time on the Kaplan-Meier scale.</param>
/// <param name="Value">The log hazard ratio there.</param>
/// <param name="Lower">Lower limit, point by point.</param>
/// <param name="Upper">Upper limit.</param>
public readonly record struct CoefficientAtTime(double Scaled, double Value, double Lower, double Upper);
