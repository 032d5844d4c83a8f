namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>A confidence interval whose limits may be absent: not reached, infinite or undefined.</summary>
/// <remarks>The invariant <c>Lower &lt;= Upper</c> holds whenever both limits exist. NaN and infinities are refused: an
/// absent limit is <c>null</c>, and <see cref="Reason"/> says why.</remarks>
public sealed record ConfidenceInterval
{
    /// <summary>Makes an interval from its limits.</summary>
    /// <param name="lower">Lower limit, or <c>null</c> when there is none.</param>
    /// <param name="upper">Upper limit, or <c>null</c> when there is none.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="reason">Why a limit is absent; <c>null</c> when both exist.</param>
    /// <exception cref="ArgumentException">A limit is NaN or infinite, or the lower is above the upper.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public ConfidenceInterval(double? lower, double? upper, double level, string? reason = null)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), "A confidence level lies between 0 and 1.");
        }
        if (lower is { } l && !double.IsFinite(l) || upper is { } u && !double.IsFinite(u))
        {
            throw new ArgumentException("A limit that is not finite is null, with a reason.");
        }
        if (lower > upper)
        {
            throw new ArgumentException("The lower limit is above the upper limit.");
        }
        Lower = lower;
        Upper = upper;
        Level = level;
        Reason = reason;
    }

    /// <summary>Lower limit, or <c>null</c> when it was not reached or does not exist.</summary>
    public double? Lower { get; }

    /// <summary>Upper limit, or <c>null</c> when it was not reached or does not exist.</summary>
    public double? Upper { get; }

    /// <summary>Confidence level, in (0, 1).</summary>
    public double Level { get; }

    /// <summary>Why a limit is absent, or <c>null</c>.</summary>
    public string? Reason { get; }

    /// <summary>An interval with neither limit, and the reason.</summary>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="reason">Why there are no limits.</param>
    /// <returns>The interval without limits.</returns>
    public static ConfidenceInterval None(double level, string reason) => new(null, null, level, reason);

    /// <summary>Whether a value lies inside the interval; an absent limit does not exclude.</summary>
    /// <param name="value">The value.</param>
    /// <returns><c>true</c> when no limit excludes it.</returns>
    public bool Contains(double value) => !(value < Lower) && !(value > Upper);
}
