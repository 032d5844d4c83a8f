namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>The outcome of a hypothesis test: statistic, degrees of freedom and p-value, or why there is none.</summary>
/// <param name="Name">The test's name, as a methods section would print it.</param>
/// <param name="Statistic">The test statistic, or <c>null</c> when the test has none (an exact test) or it is undefined.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom (the numerator's for F), or <c>null</c>.</param>
/// <param name="PValue">Two-sided p-value in [0, 1], from an upper tail; <c>null</c> when undefined.</param>
/// <param name="Reason">Why the p-value or the statistic is absent, or <c>null</c>.</param>
public sealed record TestResult(
    string Name,
    double? Statistic,
    double? DegreesOfFreedom,
    double? PValue,
    string? Reason = null
)
{
    /// <summary>Denominator degrees of freedom of an F test; <c>null</c> for others.</summary>
    public double? DenominatorDegreesOfFreedom { get; init; }

    /// <summary>A test that cannot be made, and the reason.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="reason">Why there is no answer.</param>
    /// <returns>The result without numbers.</returns>
    public static TestResult NotDefined(string name, string reason) => new(name, null, null, null, reason);
}
