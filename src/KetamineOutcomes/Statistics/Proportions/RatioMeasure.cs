using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>A ratio of risks or of odds: its estimate with the interval on the log scale, and a score interval.</summary>
public sealed record RatioMeasure
{
    internal RatioMeasure(Estimate estimate, double? logStandardError, ConfidenceInterval score)
    {
        Estimate = estimate;
        LogStandardError = logStandardError;
        Score = score;
    }

    /// <summary>The ratio with exp(log ratio ± z × <see cref="LogStandardError"/>): Katz for risks, Woolf for odds. No 0.5 is
    /// added to anything: with a zero cell the ratio is 0 (no limits) or has no value, with the reason.</summary>
    public Estimate Estimate { get; }

    /// <summary>Standard error of the natural logarithm of the ratio; <c>null</c> with a zero cell.</summary>
    public double? LogStandardError { get; }

    /// <summary>Miettinen and Nurminen's score interval (factor N/(N − 1)), doi:10.1002/sim.4780040211; one-sided where a
    /// zero cell leaves the other limit at infinity (then it is absent).</summary>
    public ConfidenceInterval Score { get; }
}
