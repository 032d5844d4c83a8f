namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Events among so many people: all that an estimate of a proportion needs (its sufficient statistic).</summary>
/// <remarks>Counts merge exactly: two halves of a table, added, equal the whole. The default value is 0 of 0.</remarks>
public readonly record struct BinomialCount
{
    /// <summary>Makes a count.</summary>
    /// <param name="events">People with the event, 0 to <paramref name="n"/>.</param>
    /// <param name="n">People, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more events than people.</exception>
    public BinomialCount(long events, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, n);
        Events = events;
        N = n;
    }

    /// <summary>People with the event.</summary>
    public long Events { get; }

    /// <summary>People.</summary>
    public long N { get; }

    /// <summary>People without the event.</summary>
    public long NonEvents => N - Events;

    /// <summary>Events / people in [0, 1]; <c>null</c> when there is nobody.</summary>
    public double? Proportion => N > 0 ? (double)Events / N : null;

    /// <summary>Adds two groups of different people.</summary>
    /// <param name="left">One group.</param>
    /// <param name="right">The other.</param>
    /// <returns>Both together.</returns>
    public static BinomialCount operator +(BinomialCount left, BinomialCount right) => left.Add(right);

    /// <summary>Adds another group of different people.</summary>
    /// <param name="other">The other group.</param>
    /// <returns>Both together.</returns>
    public BinomialCount Add(BinomialCount other) => new(checked(Events + other.Events), checked(N + other.N));

    /// <summary>The groups that have anybody.</summary>
    internal static BinomialCount[] Present(IReadOnlyList<BinomialCount> groups)
    {
        int count = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            count += groups[i].N > 0 ? 1 : 0;
        }
        BinomialCount[] present = new BinomialCount[count];
        count = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i].N > 0)
            {
                present[count++] = groups[i];
            }
        }
        return present;
    }

    /// <summary>All groups together.</summary>
    internal static BinomialCount Sum(BinomialCount[] groups)
    {
        BinomialCount sum = default;
        foreach (BinomialCount group in groups)
        {
            sum += group;
        }
        return sum;
    }

    /// <summary>Counts the rows that are true.</summary>
    /// <param name="outcome">Whether each person had the event.</param>
    /// <returns>The count.</returns>
    public static BinomialCount Of(ReadOnlySpan<bool> outcome)
    {
        long events = 0;
        foreach (bool value in outcome)
        {
            events += value ? 1 : 0;
        }
        return new BinomialCount(events, outcome.Length);
    }
}
