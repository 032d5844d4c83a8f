using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The formulas behind <see cref="RiskDifference"/>.</summary>
internal static class RiskDifferenceIntervals
{
    public static RiskDifference Of(BinomialCount group, BinomialCount reference, double level)
    {
        if (group.N == 0 || reference.N == 0)
        {
            var none = ConfidenceInterval.None(level, "nobody in one of the groups");
            return new RiskDifference(Estimate.NotEstimable("nobody in one of the groups", none), none, none, none);
        }
        double z = RateIntervals.NormalQuantile(level);
        double difference = Difference(group, reference);
        double first = RateIntervals.StandardError(group);
        double second = RateIntervals.StandardError(reference);
        double error = Math.Sqrt(first * first + second * second);
        ConfidenceInterval newcombe = Newcombe(group, reference, difference, level);
        return new RiskDifference(
            Estimate.Of(difference, error, newcombe),
            Cut(difference - z * error, difference + z * error, level),
            newcombe,
            ScoreIntervals.Difference(group, reference, level)
        );
    }

    /// <summary>p₁ − p₀ from the exact cross product, so that equal proportions differ by nothing at all.</summary>
    public static double Difference(BinomialCount group, BinomialCount reference) =>
        (double)((Int128)group.Events * reference.N - (Int128)reference.Events * group.N)
        / ((double)group.N * reference.N);

    private static ConfidenceInterval Newcombe(
        BinomialCount group,
        BinomialCount reference,
        double difference,
        double level
    )
    {
        ConfidenceInterval first = RateIntervals.Wilson(group, level);
        ConfidenceInterval second = RateIntervals.Wilson(reference, level);
        double p1 = (double)group.Events / group.N;
        double p0 = (double)reference.Events / reference.N;
        double down = Hypotenuse(p1 - first.Lower!.Value, second.Upper!.Value - p0);
        double up = Hypotenuse(first.Upper!.Value - p1, p0 - second.Lower!.Value);
        return Cut(difference - down, difference + up, level);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);

    private static ConfidenceInterval Cut(double lower, double upper, double level) =>
        new(Math.Max(lower, -1), Math.Min(upper, 1), level);
}
