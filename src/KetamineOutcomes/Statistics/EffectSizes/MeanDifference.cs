using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>A difference of means (group minus reference) with its t test and t interval.</summary>
/// <remarks>Welch's form (1947, doi:10.1093/biomet/34.1-2.28) lets the two variances differ and is the default
/// everywhere, as in R's <c>t.test</c>; SAS prints it as Satterthwaite. The pooled form supposes equal variances. When
/// there is no spread at all the difference stands without limits and without a test.</remarks>
public sealed record MeanDifference : Result
{
    private MeanDifference(Estimate difference, TestResult test)
    {
        Difference = difference;
        Test = test;
    }

    /// <summary>The difference, its standard error and its interval, in the values' unit.</summary>
    public Estimate Difference { get; }

    /// <summary>The t test of no difference: t, degrees of freedom, two-sided p.</summary>
    public TestResult Test { get; }

    /// <summary>Welch's difference: SE √(s₁²/n₁ + s₂²/n₂), degrees of freedom by Satterthwaite's formula.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Difference and test.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static MeanDifference Welch(
        ReadOnlySpan<double> group,
        ReadOnlySpan<double> reference,
        double level = 0.95
    ) => Welch(Moments.Of(group), Moments.Of(reference), level);

    /// <summary>Welch's difference from summaries.</summary>
    /// <param name="group">The group's moments.</param>
    /// <param name="reference">The reference's moments.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Difference and test.</returns>
    public static MeanDifference Welch(Moments group, Moments reference, double level = 0.95)
    {
        const string name = "Welch's t test";
        if (group.Overflows || reference.Overflows)
        {
            return Nothing(name, Moments.TooLarge);
        }
        if (group.Variance is not { } v1 || reference.Variance is not { } v2)
        {
            return Without(group, reference, name, "each group needs at least two people");
        }
        double a = v1 / group.Count;
        double b = v2 / reference.Count;
        double share = a / (a + b);
        double df = 1 / (share * share / (group.Count - 1) + (1 - share) * (1 - share) / (reference.Count - 1));
        return Of(name, group.MeanAbove(reference), Math.Sqrt(a + b), df, level);
    }

    /// <summary>The difference with one variance for both: SE sₚ√(1/n₁ + 1/n₂) on n₁ + n₂ − 2 degrees of freedom.</summary>
    /// <param name="group">The group's values, finite.</param>
    /// <param name="reference">The reference's values, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Difference and test.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static MeanDifference Pooled(
        ReadOnlySpan<double> group,
        ReadOnlySpan<double> reference,
        double level = 0.95
    ) => Pooled(Moments.Of(group), Moments.Of(reference), level);

    /// <summary>The pooled difference from summaries.</summary>
    /// <param name="group">The group's moments.</param>
    /// <param name="reference">The reference's moments.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Difference and test.</returns>
    public static MeanDifference Pooled(Moments group, Moments reference, double level = 0.95)
    {
        const string name = "pooled t test";
        double df = group.Count + reference.Count - 2;
        if (group.Count == 0 || reference.Count == 0 || df < 1)
        {
            return Without(group, reference, name, "both groups together need at least three people");
        }
        if (group.Overflows || reference.Overflows)
        {
            return Nothing(name, Moments.TooLarge);
        }
        double variance = (group.SumOfSquares + reference.SumOfSquares) / df;
        double error = Math.Sqrt(variance * (1 / group.Count + 1 / reference.Count));
        return Of(name, group.MeanAbove(reference), error, df, level);
    }

    /// <summary>The mean of differences within people, with the paired t test.</summary>
    /// <param name="differences">One difference a person, finite.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Mean difference and test.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static MeanDifference Paired(ReadOnlySpan<double> differences, double level = 0.95) =>
        Paired(Moments.Of(differences), level);

    /// <summary>The paired t test from the differences' summary.</summary>
    /// <param name="differences">Moments of one difference a person.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Mean difference and test.</returns>
    public static MeanDifference Paired(Moments differences, double level = 0.95)
    {
        const string name = "paired t test";
        if (differences.Count == 0)
        {
            return Nothing(name, "nobody has both values");
        }
        if (differences.Overflows)
        {
            return Nothing(name, Moments.TooLarge);
        }
        if (differences.StandardDeviation is not { } deviation)
        {
            const string reason = "at least two people with both values are needed";
            return new(Estimate.Of(differences.Mean, reason: reason), TestResult.NotDefined(name, reason));
        }
        return Of(name, differences.Mean, deviation / Math.Sqrt(differences.Count), differences.Count - 1, level);
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Difference of means",
            [
                new("", IsNumeric: false),
                new("Estimate"),
                new("SE"),
                new(EstimateCells.Heading(Difference.Interval)),
                new("t"),
                new("df"),
                new("p"),
            ],
            [
                new([
                    Test.Name,
                    Cell.Number(Difference.Value),
                    Cell.Number(Difference.StandardError),
                    EstimateCells.Interval(Difference.Interval),
                    Cell.Number(Test.Statistic),
                    Cell.Number(Test.DegreesOfFreedom, 1),
                    Cell.PValue(Test.PValue),
                ]),
            ],
            Test.Reason is null ? [] : [TableNotes.Sentence(Test.Reason)]
        );

    private static MeanDifference Of(string name, double difference, double error, double df, double level)
    {
        if (error == 0)
        {
            const string reason = "there is no spread, so no limits and no test";
            return new(
                Estimate.Of(difference, 0, ConfidenceInterval.None(level, reason), reason),
                new TestResult(name, null, double.IsFinite(df) ? df : null, null, reason)
            );
        }
        double t = difference / error;
        double reach = error * StudentT.UpperQuantile((1 - level) / 2, df);
        return new(
            Estimate.Of(difference, error, new ConfidenceInterval(difference - reach, difference + reach, level)),
            new TestResult(name, t, df, Math.Min(1, 2 * StudentT.UpperTail(Math.Abs(t), df)))
        );
    }

    private static MeanDifference Without(Moments group, Moments reference, string name, string reason)
    {
        if (group.Count == 0 || reference.Count == 0)
        {
            return Nothing(name, "a group has nobody with a value");
        }
        Estimate difference = Estimate.Of(group.MeanAbove(reference), reason: reason);
        return new(difference, TestResult.NotDefined(name, reason));
    }

    private static MeanDifference Nothing(string name, string reason) =>
        new(Estimate.NotEstimable(reason), TestResult.NotDefined(name, reason));
}
