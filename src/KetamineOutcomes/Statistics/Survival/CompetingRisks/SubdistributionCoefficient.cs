using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>A coefficient of a Fine-Gray model: a log subdistribution hazard ratio.</summary>
/// <param name="Term"><c>age</c> for a number, <c>route=IN</c> for a level against the reference.</param>
/// <param name="Estimate">The logarithm with the sandwich's standard error and normal interval.</param>
/// <param name="Test">The Wald test that it is 0: z.</param>
/// <param name="SubdistributionHazardRatio">exp of the coefficient with its interval; the standard error is that of the
/// logarithm.</param>
public sealed record SubdistributionCoefficient(
    string Term,
    Estimate Estimate,
    TestResult Test,
    Estimate SubdistributionHazardRatio
);
