using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A group's estimate, or its contrast with a reference, with the test of no difference.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="Test">The test of no difference; <c>null</c> when the estimate is no contrast.</param>
public sealed record SurvivalContrast(string Group, Estimate Estimate, TestResult? Test = null)
{
    /// <summary>Group less reference, as independent estimates.</summary>
    internal static SurvivalContrast Difference(
        string test,
        SurvivalContrast group,
        SurvivalContrast reference,
        double level
    )
    {
        if (WhyNot(group, reference) is { } reason)
        {
            return NotEstimable(test, group, reason);
        }
        double difference = group.Estimate.ValueOrThrow() - reference.Estimate.ValueOrThrow();
        Estimate estimate = NormalEstimate.Of(difference, group.Variance + reference.Variance, level);
        return new(group.Group, estimate, NormalEstimate.Test(test, difference, estimate.StandardError));
    }

    internal static SurvivalContrast NotEstimable(string test, SurvivalContrast group, string reason) =>
        new(group.Group, Estimate.NotEstimable(reason), TestResult.NotDefined(test, reason));

    /// <summary>The square of the standard error; NaN without one.</summary>
    internal double Variance => Estimate.StandardError is { } error ? error * error : double.NaN;

    /// <summary>Why two estimates cannot be compared; <c>null</c> when they can.</summary>
    internal static string? WhyNot(SurvivalContrast group, SurvivalContrast reference) =>
        group.Estimate.Value is null ? $"{group.Group}: {group.Estimate.Reason}"
        : reference.Estimate.Value is null ? $"{reference.Group}: {reference.Estimate.Reason}"
        : null;
}
