using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Estimates with normal intervals and the test of their null, on the plain or the log scale.</summary>
internal static class NormalEstimate
{
    private const string NoVariance = "the variance is 0 or undefined";

    /// <summary>Value ± z·√variance; without interval when the variance is NaN.</summary>
    public static Estimate Of(double value, double variance, double level)
    {
        if (!double.IsFinite(variance))
        {
            return Estimate.Of(value, null, ConfidenceInterval.None(level, NoVariance), NoVariance);
        }
        double error = Math.Sqrt(variance);
        double reach = Normal.UpperQuantile((1 - level) / 2) * error;
        return Estimate.Of(value, error, new ConfidenceInterval(value - reach, value + reach, level));
    }

    /// <summary>exp(log value ± z·error); the standard error is that of the logarithm.</summary>
    public static Estimate OfRatio(double value, double logVariance, double level)
    {
        if (!double.IsFinite(logVariance))
        {
            return Estimate.Of(value, null, ConfidenceInterval.None(level, NoVariance), NoVariance);
        }
        double error = Math.Sqrt(logVariance);
        double factor = Math.Exp(Normal.UpperQuantile((1 - level) / 2) * error);
        return Estimate.Of(value, error, new ConfidenceInterval(value / factor, value * factor, level));
    }

    /// <summary>Two-sided p of z = value/error; a reason when the error is 0 or absent.</summary>
    public static TestResult Test(string name, double value, double? error)
    {
        if (error is not > 0)
        {
            return TestResult.NotDefined(name, NoVariance);
        }
        double z = value / error.Value;
        return new TestResult(name, z, null, Math.Min(1, 2 * Normal.UpperTail(Math.Abs(z))));
    }
}
