using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Whether a group has fewer or more events than the reference.</summary>
public enum EventDirection
{
    /// <summary>Fewer events than the reference.</summary>
    Fewer,

    /// <summary>More events than the reference.</summary>
    More,
}

/// <summary>How many people must be treated for one event fewer, or more, than under the reference.</summary>
/// <remarks>
/// <para>NNT = 1 / |p₁ − p₀|, unrounded (papers print it rounded up). Limits are 1 / |limit| of Newcombe's interval of the
/// difference, as Bender (2001) advises, doi:10.1016/S0197-2456(00)00134-3.</para>
/// <para>When that interval holds 0 the interval of the NNT has two branches that meet at infinity (Altman 1998,
/// doi:10.1136/bmj.317.7168.1309): from <see cref="Lower"/> people in the estimate's <see cref="Direction"/> up to infinity and
/// back down to <see cref="Upper"/> people in the other direction. Both are positive; <see cref="ThroughInfinity"/> is
/// <c>true</c>, and <see cref="UpperDirection"/> names the other branch. Read as a plain interval it would exclude the
/// estimate, and values that the data support best. An infinite value or limit is absent, with the reason.</para>
/// </remarks>
public sealed record NumberNeededToTreat
{
    private const string Infinite = "infinite: the proportions do not differ";

    internal NumberNeededToTreat(RiskDifference difference)
    {
        ConfidenceInterval interval = difference.Newcombe;
        Level = interval.Level;
        if (difference.Estimate.Value is not { } d)
        {
            Reason = difference.Estimate.Reason;
            return;
        }
        Value = d == 0 ? null : 1 / Math.Abs(d);
        Direction =
            d < 0 ? EventDirection.Fewer
            : d > 0 ? EventDirection.More
            : null;
        double low = interval.Lower!.Value;
        double high = interval.Upper!.Value;
        ThroughInfinity = low <= 0 && high >= 0;
        // The limit on the estimate's side stands first; without a side, fewer events do.
        bool towardsMore = d > 0;
        (double near, double far) = towardsMore ? (high, low) : (low, high);
        Lower = near == 0 ? null : 1 / Math.Abs(near);
        Upper = far == 0 ? null : 1 / Math.Abs(far);
        LowerDirection = towardsMore ? EventDirection.More : EventDirection.Fewer;
        UpperDirection = ThroughInfinity == towardsMore ? EventDirection.Fewer : EventDirection.More;
        Reason =
            Value is null ? Infinite
            : Lower is null || Upper is null ? "a limit is infinite: the difference's interval ends at 0"
            : null;
    }

    /// <summary>1 / |difference|, at least 1; <c>null</c> when the proportions are equal or one is absent.</summary>
    public double? Value { get; }

    /// <summary>Smallest number in <see cref="LowerDirection"/>; <c>null</c> when infinite or undefined.</summary>
    public double? Lower { get; }

    /// <summary>Where the interval ends: the largest number in the same direction, or, when <see cref="ThroughInfinity"/>, the
    /// smallest one in the other direction; <c>null</c> when infinite or undefined.</summary>
    public double? Upper { get; }

    /// <summary>Confidence level, in (0, 1).</summary>
    public double Level { get; }

    /// <summary>Whether the group has fewer or more events; <c>null</c> when the proportions are equal or one is absent.</summary>
    public EventDirection? Direction { get; }

    /// <summary>The direction in which <see cref="Lower"/> counts.</summary>
    public EventDirection? LowerDirection { get; }

    /// <summary>The direction in which <see cref="Upper"/> counts.</summary>
    public EventDirection? UpperDirection { get; }

    /// <summary>Whether the interval of the difference holds 0, so that this one runs through infinity.</summary>
    public bool ThroughInfinity { get; }

    /// <summary>Why the number or a limit is absent, or <c>null</c>.</summary>
    public string? Reason { get; }

    /// <summary>The number in words: <c>4.0 more (2.3 to 29.8)</c>, <c>20.0 more (3.8 more to ∞ to 6.2 fewer)</c>.</summary>
    /// <param name="decimals">Decimals.</param>
    /// <returns>The text.</returns>
    public string ToText(int decimals = 1)
    {
        if (Lower is null && Upper is null)
        {
            return Cell.NotEstimable;
        }
        string value = Value is null ? "∞" : $"{Cell.Number(Value, decimals)} {Word(Direction)}";
        string limits = ThroughInfinity
            ? $"{Limit(Lower, LowerDirection, decimals)} to ∞ to {Limit(Upper, UpperDirection, decimals)}"
            : $"{Cell.Number(Lower, decimals)} to {Limit(Upper, null, decimals)}";
        return $"{value} ({limits})";
    }

    private static string Limit(double? limit, EventDirection? direction, int decimals) =>
        limit is null ? "∞"
        : direction is null ? Cell.Number(limit, decimals)
        : $"{Cell.Number(limit, decimals)} {Word(direction)}";

    internal static string Word(EventDirection? direction) => direction == EventDirection.Fewer ? "fewer" : "more";
}
