using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A group's estimate, or its contrast with a reference, with the test of no difference.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="Test">The test of no difference; <c>null</c> when the estimate is no contrast.</param>
public sealed record SurvivalContrast(string Group, Estimate Estimate, TestResult? Test = null);
