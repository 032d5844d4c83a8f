using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The interval formulas for one proportion.</summary>
internal static class RateIntervals
{
    public static ConfidenceInterval Wald(BinomialCount count, double level)
    {
        double p = (double)count.Events / count.N;
        double half = NormalQuantile(level) * StandardError(count);
        return Cut(p - half, p + half, level);
    }

    public static ConfidenceInterval Wilson(BinomialCount count, double level)
    {
        double z = NormalQuantile(level);
        double lower = count.Events == 0 ? 0 : ScoreLower(count.Events, count.N, z);
        double upper = count.NonEvents == 0 ? 1 : ScoreUpper(count.Events, count.N, z);
        return Cut(lower, upper, level);
    }

    /// <summary>Wilson's interval with the observed count moved half a person towards each limit.</summary>
    public static ConfidenceInterval WilsonContinuity(BinomialCount count, double level)
    {
        double z = NormalQuantile(level);
        double lower = count.Events == 0 ? 0 : ScoreLower(count.Events - 0.5, count.N, z);
        double upper = count.NonEvents == 0 ? 1 : ScoreUpper(count.Events + 0.5, count.N, z);
        return Cut(lower, upper, level);
    }

    public static ConfidenceInterval ClopperPearson(BinomialCount count, double level)
    {
        double tail = (1 - level) / 2;
        double x = count.Events;
        double y = count.NonEvents;
        double lower = count.Events == 0 ? 0 : Beta.Quantile(tail, x, y + 1);
        double upper = count.NonEvents == 0 ? 1 : Beta.UpperQuantile(tail, x + 1, y);
        return Cut(lower, upper, level);
    }

    /// <summary>Equal-tailed posterior interval under Beta(½, ½), with 0 (or 1) where nobody (or everybody) had the event.</summary>
    public static ConfidenceInterval Jeffreys(BinomialCount count, double level)
    {
        double tail = (1 - level) / 2;
        double x = count.Events + 0.5;
        double y = count.NonEvents + 0.5;
        double lower = count.Events == 0 ? 0 : Beta.Quantile(tail, x, y);
        double upper = count.NonEvents == 0 ? 1 : Beta.UpperQuantile(tail, x, y);
        return Cut(lower, upper, level);
    }

    /// <summary>Wald's interval after adding z²/2 events and z²/2 non-events.</summary>
    public static ConfidenceInterval AgrestiCoull(BinomialCount count, double level)
    {
        double z = NormalQuantile(level);
        double n = count.N + z * z;
        double p = (count.Events + z * z / 2) / n;
        double half = z * Math.Sqrt(p * (1 - p) / n);
        return Cut(p - half, p + half, level);
    }

    public static double StandardError(BinomialCount count) =>
        Math.Sqrt((double)count.Events * count.NonEvents / count.N) / count.N;

    public static double NormalQuantile(double level) => Normal.UpperQuantile((1 - level) / 2);

    // The limits are the roots of (n + z²) p² − (2x + z²) p + x²/n = 0; each is taken in the form that loses no digits.
    private static double ScoreLower(double x, double n, double z)
    {
        double upper = ScoreUpper(x, n, z);
        return x / n * x / ((n + z * z) * upper);
    }

    private static double ScoreUpper(double x, double n, double z) =>
        (2 * x + z * z + z * Math.Sqrt(z * z + 4 * x * ((n - x) / n))) / (2 * (n + z * z));

    private static ConfidenceInterval Cut(double lower, double upper, double level) =>
        new(Math.Max(lower, 0), Math.Min(upper, 1), level);
}
