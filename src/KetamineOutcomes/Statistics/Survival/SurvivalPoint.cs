namespace KetamineOutcomes.Statistics.Survival;

/// <summary>One step of a survival curve: a distinct time at which people had the event or were censored.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">At risk just before: entry &lt; t ≤ time; a sum of weights under sampling weights.</param>
/// <param name="Events">Events at the time; they come before censorings.</param>
/// <param name="Censored">Censored at the time.</param>
/// <param name="Survival">The curve after the drop at the time, in [0, 1].</param>
/// <param name="StandardError">Standard error of the survival probability itself (Greenwood; robust under sampling
/// weights); <c>null</c> once the curve is 0, where Greenwood's divides by zero (0 under sampling weights).</param>
/// <param name="Lower">Lower limit, or <c>null</c> where the scale divides by zero (the curve is 1 or 0).</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
/// <param name="CumulativeHazard">Nelson-Aalen estimate.</param>
public readonly record struct SurvivalPoint(
    string Group,
    double Time,
    double AtRisk,
    double Events,
    double Censored,
    double Survival,
    double? StandardError,
    double? Lower,
    double? Upper,
    double CumulativeHazard
);
