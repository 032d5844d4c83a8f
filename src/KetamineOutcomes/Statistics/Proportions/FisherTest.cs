using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Fisher's exact test of two proportions, with the odds ratio that belongs to it.</summary>
/// <remarks>Everything is conditional on both margins. R's <c>fisher.test</c> gives the same p; its odds ratio and interval
/// stop at about four digits, these are solved to full precision. As SAS's <c>EXACT FISHER OR</c>, which prints the sample
/// odds ratio beside the same exact limits.</remarks>
public sealed record FisherTest
{
    internal FisherTest(double? pValue, Estimate oddsRatio, string? reason)
    {
        PValue = pValue;
        OddsRatio = oddsRatio;
        Reason = reason;
    }

    /// <summary>Two-sided p: the sum over all tables no likelier than the one seen (within a relative 1e-7).</summary>
    public double? PValue { get; }

    /// <summary>Conditional maximum-likelihood odds ratio with the central exact interval: each limit puts half of
    /// 1 − level in one tail (Cornfield 1956). 0, or without a value when infinite, in a zero cell; the other limit stands.</summary>
    public Estimate OddsRatio { get; }

    /// <summary>Why the p-value is absent, or <c>null</c>.</summary>
    public string? Reason { get; }

    internal static FisherTest Of(BinomialCount group, BinomialCount reference, double level)
    {
        if (group.N == 0 || reference.N == 0)
        {
            const string Nobody = "nobody in one of the groups";
            return new FisherTest(null, Estimate.NotEstimable(Nobody, ConfidenceInterval.None(level, Nobody)), Nobody);
        }
        NoncentralHypergeometric table = Table(group, reference);
        if (table.Low == table.High)
        {
            const string Same = "everybody had the same outcome";
            return new FisherTest(1, Estimate.NotEstimable(Same, ConfidenceInterval.None(level, Same)), null);
        }
        double tail = (1 - level) / 2;
        double observed = group.Events;
        const string Infinite = "infinite: the margins leave no table with more events in the group";
        double? upper = observed == table.High ? null : Math.Exp(table.LogOddsAtLower(observed, tail));
        var interval = new ConfidenceInterval(
            Math.Exp(table.LogOddsAtUpper(observed, tail)),
            upper,
            level,
            upper is null ? Infinite : null
        );
        Estimate oddsRatio = upper is null
            ? Estimate.NotEstimable(Infinite, interval)
            : Estimate.Of(Math.Exp(table.ConditionalEstimate(observed)), null, interval);
        return new FisherTest(table.TwoSided(observed), oddsRatio, null);
    }

    internal static double PValueOf(BinomialCount group, BinomialCount reference) =>
        Table(group, reference).TwoSided(group.Events);

    private static NoncentralHypergeometric Table(BinomialCount group, BinomialCount reference) =>
        new(group.N, reference.N, (double)group.Events + reference.Events);
}
