using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>The mean number of events that a person has had by a time, when events recur.</summary>
/// <remarks><para>M(t) = Σ dN/Y over event times up to t, Y the people at risk: Nelson's estimator. Variance robust to whatever ties a
/// person's events together: the sum over people of the square of Σ (dNᵢ − Yᵢ·dN/Y)/Y. Limits M·exp(±z·se/M), which stay
/// positive; SAS RELIABILITY prints M ± z·se. R: survfit with id, its cumulative hazard.</para>
/// <para>Follow-up must end independently of the events; where death ends it, M is the mean among those still alive. Time is
/// O(n log n): everyone at risk shares the same increment, so that their squares are kept as three sums.</para>
/// <para>Lawless and Nadeau (1995), doi:10.1080/00401706.1995.10484300; Nelson (2003),
/// doi:10.1137/1.9780898718454.</para></remarks>
public static class MeanCumulativeFunction
{
    /// <summary>Estimates the function by group.</summary>
    /// <param name="spells">Spells.</param>
    /// <param name="by">Groups, one a spell, or <c>null</c> for one named <c>all</c>; spells without a level are left
    /// out.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>The functions, in the order of the groups.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static MeanCumulativeFit Fit(RecurrentSpells spells, Factor? by = null, double level = 0.95)
    {
        if (by is not null && by.Length != spells.Length)
        {
            throw new ArgumentException(
                Invariant($"There are {spells.Length} spells and {by.Length} groups."),
                nameof(by)
            );
        }
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), "A confidence level lies between 0 and 1.");
        }
        (double[] starts, double[] stops) = Joined(spells.Times);
        IReadOnlyList<string> groups = by?.Levels ?? ["all"];
        return new MeanCumulativeFit
        {
            Curves = groups
                .Select(
                    (group, g) =>
                    {
                        int[] rows = Enumerable.Range(0, spells.Length).Where(i => (by?.Codes[i] ?? 0) == g).ToArray();
                        return new MeanCumulativeSweep(spells, rows, starts, stops).Curve(group, level);
                    }
                )
                .ToArray(),
            Level = level,
        };
    }

    private static (double[] Starts, double[] Stops) Joined(EventTimes times)
    {
        double[] stops = times.Times.ToArray();
        double[] starts = times.HasEntry ? times.Entry.ToArray() : new double[stops.Length];
        double[] sorted = (double[])stops.Clone();
        Array.Sort(sorted);
        TiedTimes ties = TiedTimes.Of(sorted, starts);
        if (!ties.Any)
        {
            return (starts, stops);
        }
        (starts, stops) = (ties.Join(starts), ties.Join(stops));
        TiedTimes.RefuseEmptySpells(stops, starts);
        return (starts, stops);
    }
}
