using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>A combination of coefficients: the number with its error and limits, and the t test that it is 0.</summary>
internal sealed record LinearEstimate(Estimate Estimate, TestResult Test)
{
    public const string TestName = "t test";

    public static LinearEstimate None(string reason) =>
        new(Estimate.NotEstimable(reason), TestResult.NotDefined(TestName, reason));
}
