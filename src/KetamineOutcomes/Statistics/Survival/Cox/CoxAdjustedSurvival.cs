using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Survival in an arm with everybody's covariates (standardised).</summary>
/// <param name="Arm">The level of the factor.</param>
/// <param name="Time">The time.</param>
/// <param name="Survival">The mean over all rows of the probability each would have in that arm, with its standard error and
/// a log-log interval.</param>
public sealed record CoxAdjustedSurvival(string Arm, double Time, Estimate Survival);
