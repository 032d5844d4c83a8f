using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Miettinen and Nurminen's (1985) score limits of a difference, a risk ratio and an odds ratio.</summary>
/// <remarks>The lower limit θ solves (observed − θ's value) = z √V(θ), V at the proportions that are most likely under θ, with
/// the factor N/(N − 1). The upper limit is the lower one with the groups exchanged. Written so, both sides stay finite
/// at the edges, where the statistic itself is 0/0.</remarks>
internal static class ScoreIntervals
{
    /// <summary>A bracket as narrow as the root's own last digits.</summary>
    public const double FullPrecision = 1e-300;

    // Steps over the trivial root where both observed proportions are 0 or 1; the limit is z²/n away.
    private const double JustBelow = 1e-13;

    public static ConfidenceInterval Difference(BinomialCount group, BinomialCount reference, double level)
    {
        double z = RateIntervals.NormalQuantile(level);
        return new ConfidenceInterval(
            LowerDifference(group, reference, z),
            0.0 - LowerDifference(reference, group, z),
            level
        );
    }

    public static ConfidenceInterval RiskRatio(BinomialCount group, BinomialCount reference, double level)
    {
        if (group.N == 0 || reference.N == 0)
        {
            return ConfidenceInterval.None(level, "nobody in one of the groups");
        }
        if (group.Events == 0 && reference.Events == 0)
        {
            return ConfidenceInterval.None(level, "no event in either group");
        }
        double z = RateIntervals.NormalQuantile(level);
        return Ratio(LowerRiskRatio(group, reference, z), LowerRiskRatio(reference, group, z), level);
    }

    public static ConfidenceInterval OddsRatio(BinomialCount group, BinomialCount reference, double level)
    {
        if (group.N == 0 || reference.N == 0)
        {
            return ConfidenceInterval.None(level, "nobody in one of the groups");
        }
        if (group.Events + reference.Events == 0 || group.NonEvents + reference.NonEvents == 0)
        {
            return ConfidenceInterval.None(level, "everybody had the same outcome");
        }
        double z = RateIntervals.NormalQuantile(level);
        return Ratio(LowerOddsRatio(group, reference, z), LowerOddsRatio(reference, group, z), level);
    }

    private static BinomialCount NonEvents(BinomialCount count) => new(count.NonEvents, count.N);

    private static ConfidenceInterval Ratio(double lower, double reversed, double level) =>
        reversed == 0
            ? new ConfidenceInterval(lower, null, level, "the upper limit is infinite: a cell is 0")
            : new ConfidenceInterval(lower, 1 / reversed, level);

    private static double LowerDifference(BinomialCount group, BinomialCount reference, double z)
    {
        if ((Int128)group.Events + reference.Events > (Int128)group.NonEvents + reference.NonEvents)
        {
            // Near 1 digits are lost that near 0 are kept: the non-events have the same difference, turned round.
            return LowerDifference(NonEvents(reference), NonEvents(group), z);
        }
        double difference = RiskDifferenceIntervals.Difference(group, reference);
        if (difference <= -1)
        {
            return -1;
        }
        double Excess(double delta)
        {
            double p0 = RestrictedProportion.ForDifference(group, reference, delta);
            double p1 = p0 + delta;
            double variance = Math.Max(p1 * (1 - p1), 0) / group.N + Math.Max(p0 * (1 - p0), 0) / reference.N;
            return difference - delta - z * Math.Sqrt(variance * Inflation(group, reference));
        }
        bool degenerate =
            (group.Events == 0 || group.NonEvents == 0) && (reference.Events == 0 || reference.NonEvents == 0);
        double upper =
            !degenerate ? difference
            : difference == 0 ? -1e-20
            : difference - JustBelow;
        return RootFinding.Brent(Excess, -1, upper, FullPrecision);
    }

    private static double LowerRiskRatio(BinomialCount group, BinomialCount reference, double z)
    {
        if (group.Events == 0)
        {
            return 0;
        }
        double n1 = group.N;
        double n0 = reference.N;
        double observed1 = group.Events / n1;
        double observed0 = reference.Events / n0;
        double Excess(double log)
        {
            double ratio = Math.Exp(log);
            double p0 = RestrictedProportion.ForRiskRatio(group, reference, ratio);
            double p1 = Math.Min(ratio * p0, 1);
            double variance = p1 * (1 - p1) / n1 + ratio * ratio * p0 * (1 - p0) / n0;
            return observed1 - ratio * observed0 - z * Math.Sqrt(variance * Inflation(group, reference));
        }
        bool everybody = group.NonEvents == 0 && reference.NonEvents == 0;
        double estimate = everybody ? -JustBelow : Math.Log(observed1 / observed0);
        return Math.Exp(LowerRoot(Excess, estimate));
    }

    private static double LowerOddsRatio(BinomialCount group, BinomialCount reference, double z)
    {
        long events = group.Events + reference.Events;
        if (group.Events == Math.Max(0, events - reference.N))
        {
            return 0;
        }
        (double first, double second, double column, double cell, bool inverted) = SmallestCell(group, reference);
        double Excess(double log)
        {
            double expected = RestrictedProportion.ExpectedEvents(
                first,
                second,
                column,
                Math.Exp(inverted ? -log : log)
            );
            double variance = RestrictedProportion.CellVariance(first, second, column, expected);
            // V of Miettinen and Nurminen is that of a difference; on the count's scale its factor turns over.
            return (inverted ? expected - cell : cell - expected)
                - z * Math.Sqrt(variance / Inflation(group, reference));
        }
        double odds = (double)group.Events / group.NonEvents / ((double)reference.Events / reference.NonEvents);
        return Math.Exp(LowerRoot(Excess, Math.Log(odds)));
    }

    // All four cells are as far from their expectation; the smallest tells it with the most digits. Row and column sums of
    // that cell, and whether its table has the odds ratio turned over.
    private static (double Row, double OtherRow, double Column, double Cell, bool Inverted) SmallestCell(
        BinomialCount group,
        BinomialCount reference
    )
    {
        double events = (double)group.Events + reference.Events;
        double nonEvents = (double)group.NonEvents + reference.NonEvents;
        long smallest = Math.Min(
            Math.Min(group.Events, group.NonEvents),
            Math.Min(reference.Events, reference.NonEvents)
        );
        return smallest == group.Events ? (group.N, reference.N, events, smallest, false)
            : smallest == reference.NonEvents ? (reference.N, group.N, nonEvents, smallest, false)
            : smallest == group.NonEvents ? (group.N, reference.N, nonEvents, smallest, true)
            : (reference.N, group.N, events, smallest, true);
    }

    private static double Inflation(BinomialCount group, BinomialCount reference)
    {
        double n = (double)group.N + reference.N;
        return n / (n - 1);
    }

    // The excess is positive far below the estimate and negative at it (or far above 0 when the estimate is infinite).
    private static double LowerRoot(Func<double, double> excess, double estimate)
    {
        double upper = double.IsFinite(estimate) ? estimate : 0;
        double step = 1;
        while (!double.IsFinite(estimate) && excess(upper) > 0)
        {
            upper += step;
            step *= 2;
        }
        double lower = upper - 1;
        for (step = 1; excess(lower) < 0; step *= 2)
        {
            lower -= step;
        }
        return RootFinding.Brent(excess, lower, upper, FullPrecision);
    }
}
