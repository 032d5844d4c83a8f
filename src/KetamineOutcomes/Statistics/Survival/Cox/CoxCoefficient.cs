using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>A coefficient of a Cox model: a log hazard ratio.</summary>
/// <param name="Term"><c>age</c> for a number, <c>route=IN</c> for a level against the reference.</param>
/// <param name="Estimate">The log hazard ratio with the model's standard error; its interval uses the robust error where there
/// is one.</param>
/// <param name="RobustStandardError">The robust standard error; <c>null</c> without sampling weights and clusters.</param>
/// <param name="Test">The Wald test that it is 0: z from the robust error where there is one.</param>
/// <param name="HazardRatio">exp of the coefficient with its interval; the standard error is that of the logarithm.</param>
public sealed record CoxCoefficient(
    string Term,
    Estimate Estimate,
    double? RobustStandardError,
    TestResult Test,
    Estimate HazardRatio
)
{
    private const string TestName = "Wald test";

    internal static CoxCoefficient None(string term, string reason, double level) =>
        new(
            term,
            Estimate.NotEstimable(reason, ConfidenceInterval.None(level, reason)),
            null,
            TestResult.NotDefined(TestName, reason),
            Estimate.NotEstimable(reason, ConfidenceInterval.None(level, reason))
        );

    /// <summary>With limits and test by profile likelihood.</summary>
    internal static CoxCoefficient Profile(
        string term,
        double value,
        double error,
        double? lower,
        double? upper,
        TestResult test,
        double level
    )
    {
        double ratio = Math.Exp(value);
        double? high = upper is { } u && double.IsFinite(Math.Exp(u)) ? Math.Exp(u) : null;
        string? reason = lower is null || high is null ? "the profile likelihood has no limit within reach" : null;
        return double.IsFinite(ratio)
            ? new CoxCoefficient(
                term,
                Estimate.Of(value, error, new ConfidenceInterval(lower, upper, level, reason), reason),
                null,
                test,
                Estimate.Of(
                    ratio,
                    error,
                    new ConfidenceInterval(lower is { } l ? Math.Exp(l) : null, high, level, reason),
                    reason
                )
            )
            : None(term, "the hazard ratio is beyond the range of numbers", level);
    }

    internal static CoxCoefficient Of(string term, double value, double error, double? robust, double level)
    {
        double used = robust ?? error;
        double reach = Normal.UpperQuantile((1 - level) / 2) * used;
        double ratio = Math.Exp(value);
        if (!double.IsFinite(ratio) || !double.IsFinite(reach))
        {
            return None(term, "the hazard ratio is beyond the range of numbers", level);
        }
        double upper = Math.Exp(value + reach);
        const string Far = "the upper limit is beyond the range of numbers";
        ConfidenceInterval interval = double.IsFinite(upper)
            ? new ConfidenceInterval(Math.Exp(value - reach), upper, level)
            : new ConfidenceInterval(Math.Exp(value - reach), null, level, Far);
        return new CoxCoefficient(
            term,
            Estimate.Of(value, error, new ConfidenceInterval(value - reach, value + reach, level)),
            robust,
            used > 0
                ? new TestResult(
                    TestName,
                    value / used,
                    null,
                    Math.Min(1, 2 * Normal.UpperTail(Math.Abs(value / used)))
                )
                : TestResult.NotDefined(TestName, "the standard error is 0"),
            Estimate.Of(ratio, used, interval, interval.Reason)
        );
    }
}
