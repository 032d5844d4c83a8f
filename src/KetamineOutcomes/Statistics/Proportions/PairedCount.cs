namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The same people under two treatments, by where they had the event: the sufficient statistic of a pair.</summary>
public readonly record struct PairedCount
{
    /// <summary>Makes a count.</summary>
    /// <param name="both">Event under both.</param>
    /// <param name="groupOnly">Event under the group's treatment alone.</param>
    /// <param name="referenceOnly">Event under the reference's alone.</param>
    /// <param name="neither">Event under neither.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public PairedCount(long both, long groupOnly, long referenceOnly, long neither)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(groupOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(referenceOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(neither);
        Both = both;
        GroupOnly = groupOnly;
        ReferenceOnly = referenceOnly;
        Neither = neither;
    }

    /// <summary>Event under both.</summary>
    public long Both { get; }

    /// <summary>Event under the group's treatment alone.</summary>
    public long GroupOnly { get; }

    /// <summary>Event under the reference's treatment alone.</summary>
    public long ReferenceOnly { get; }

    /// <summary>Event under neither.</summary>
    public long Neither { get; }

    /// <summary>People.</summary>
    public long N => checked(Both + GroupOnly + ReferenceOnly + Neither);

    /// <summary>Everybody under the group's treatment.</summary>
    public BinomialCount Group => new(Both + GroupOnly, N);

    /// <summary>Everybody under the reference's treatment.</summary>
    public BinomialCount Reference => new(Both + ReferenceOnly, N);

    /// <summary>Adds the counts of other people.</summary>
    /// <param name="left">Some people.</param>
    /// <param name="right">Others.</param>
    /// <returns>All of them.</returns>
    public static PairedCount operator +(PairedCount left, PairedCount right) => left.Add(right);

    /// <summary>Adds the counts of other people.</summary>
    /// <param name="other">The others.</param>
    /// <returns>All of them.</returns>
    public PairedCount Add(PairedCount other) =>
        new(
            Both + other.Both,
            GroupOnly + other.GroupOnly,
            ReferenceOnly + other.ReferenceOnly,
            Neither + other.Neither
        );
}
