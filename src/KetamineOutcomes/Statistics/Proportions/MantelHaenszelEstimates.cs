using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The sums behind <see cref="MantelHaenszel"/>. Every stratum has people in both groups.</summary>
internal static class MantelHaenszelEstimates
{
    private const string NoStrata = "no stratum has people in both groups";

    public static StratifiedRatio OddsRatio(Stratum[] strata, double level)
    {
        double r = 0;
        double s = 0;
        double pr = 0;
        double psqr = 0;
        double qs = 0;
        foreach (Stratum stratum in strata)
        {
            (double a, double b, double c, double d, double n) = Cells(stratum);
            double rk = a * d / n;
            double sk = b * c / n;
            double p = (a + d) / n;
            double q = (b + c) / n;
            r += rk;
            s += sk;
            pr += p * rk;
            psqr += p * sk + q * rk;
            qs += q * sk;
        }
        string? reason =
            strata.Length == 0 ? NoStrata
            : r == 0 && s == 0 ? "no stratum compares people with and without the event"
            : s == 0 ? "infinite: in no stratum has the reference an event and the group a person without one"
            : null;
        return Ratio(reason, r / s, pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s), level);
    }

    public static StratifiedRatio RiskRatio(Stratum[] strata, double level)
    {
        double r = 0;
        double s = 0;
        double v = 0;
        foreach (Stratum stratum in strata)
        {
            (double a, double b, double c, double d, double n) = Cells(stratum);
            r += a * (c + d) / n;
            s += c * (a + b) / n;
            v += ((a + b) / n * ((c + d) / n)) * (a + c) - a / n * c;
        }
        string? reason =
            strata.Length == 0 ? NoStrata
            : r == 0 && s == 0 ? "no event in either group"
            : s == 0 ? "infinite: no event in the reference group"
            : null;
        return Ratio(reason, r / s, Math.Max(v, 0) / (r * s), level);
    }

    public static Estimate RiskDifference(Stratum[] strata, double level)
    {
        if (strata.Length == 0)
        {
            return Estimate.NotEstimable(NoStrata, ConfidenceInterval.None(level, NoStrata));
        }
        double numerator = 0;
        double weight = 0;
        double p = 0;
        double q = 0;
        foreach (Stratum stratum in strata)
        {
            (double a, double b, double c, double d, double n) = Cells(stratum);
            double n1 = a + b;
            double n0 = c + d;
            numerator += a * (n0 / n) - c * (n1 / n);
            weight += n1 * (n0 / n);
            p += n1 / n * (n1 / n) * c - n0 / n * (n0 / n) * a + n1 / n * (n0 / n) * (n0 - n1) / 2;
            q += (a / n * d + c / n * b) / 2;
        }
        double difference = numerator / weight;
        double error = Math.Sqrt(Math.Max(difference * p + q, 0)) / weight;
        double half = RateIntervals.NormalQuantile(level) * error;
        return Estimate.Of(
            difference,
            error,
            new ConfidenceInterval(Math.Max(difference - half, -1), Math.Min(difference + half, 1), level)
        );
    }

    private static StratifiedRatio Ratio(string? reason, double ratio, double variance, double level)
    {
        if (reason is not null)
        {
            return new StratifiedRatio(Estimate.NotEstimable(reason, ConfidenceInterval.None(level, reason)), null);
        }
        if (ratio == 0)
        {
            const string NoError = "no event in the group: the log ratio has no variance";
            return new StratifiedRatio(Estimate.Of(0, null, ConfidenceInterval.None(level, NoError), NoError), null);
        }
        double error = Math.Sqrt(variance);
        return new StratifiedRatio(Estimate.Of(ratio, null, RatioIntervals.LogInterval(ratio, error, level)), error);
    }

    internal static (double A, double B, double C, double D, double N) Cells(Stratum stratum) =>
        (
            stratum.Group.Events,
            stratum.Group.NonEvents,
            stratum.Reference.Events,
            stratum.Reference.NonEvents,
            (double)stratum.Group.N + stratum.Reference.N
        );
}
