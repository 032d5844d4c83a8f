namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>One step of a cumulative incidence: a distinct time at which somebody left the group.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Cause">The cause's name.</param>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">Without any event just before: entry &lt; t ≤ time; a sum of weights under sampling weights.</param>
/// <param name="Events">Events of the cause at the time.</param>
/// <param name="Incidence">Share of people with an event of the cause up to and including the time, in [0, 1].</param>
/// <param name="StandardError">Standard error of the incidence itself; 0 while there is no event of the cause.</param>
/// <param name="Lower">Lower limit, or <c>null</c> where the scale divides by zero (the incidence is 0 or 1).</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
public readonly record struct IncidencePoint(
    string Group,
    string Cause,
    double Time,
    double AtRisk,
    double Events,
    double Incidence,
    double StandardError,
    double? Lower,
    double? Upper
);
