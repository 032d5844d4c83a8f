using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>A comparison of survival repeated with each part of the data (a site, a country, a rater) left out: whether one part
/// carries the result.</summary>
/// <remarks><para>Each time the people of one part are taken away and everything is computed anew: hazard ratios against the
/// reference (Cox regression of the group alone, Efron's ties, within strata where there are any), the log-rank test of all groups,
/// and the Kaplan-Meier estimates at a time when one is given. A part with few people moves little and one with many may; what
/// counts is whether the conclusion stands without it.</para>
/// <para>The p-values are of overlapping data and answer no family of questions: they are not adjusted, and none is a new test of
/// the treatment. In SUSTAIN-1 a single site with many relapses on placebo carried the result: Turner (2019),
/// doi:10.1016/S2215-0366(19)30394-3.</para></remarks>
public static class LeaveOneOut
{
    /// <summary>Compares the groups in everybody, and without each part.</summary>
    /// <param name="times">Times, events and entries; every cause counts as the event.</param>
    /// <param name="by">The groups, two or more.</param>
    /// <param name="part">The part of each row: its site. Rows without a group or a part are dropped and counted.</param>
    /// <param name="reference">The group that the others are compared with; <c>null</c> for the first.</param>
    /// <param name="at">A time at which survival is given too, 0 or more; <c>null</c>: none.</param>
    /// <param name="level">Confidence level, in (0, 1); a p-value is held against 1 − level. Default 0.95.</param>
    /// <param name="strata">Strata of the test and the model, or <c>null</c>.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>; errors are then robust.</param>
    /// <param name="interval">Scale of the intervals of survival. Default log-log.</param>
    /// <param name="cancellation">Cancels between parts.</param>
    /// <returns>The comparisons, everybody's first, then one a part in the order of its levels.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, or there is one group or one part alone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level or the time is out of range.</exception>
    /// <exception cref="KeyNotFoundException">There is no such reference.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LeaveOneOutResult Compare(
        EventTimes times,
        Factor by,
        Factor part,
        string? reference = null,
        double? at = null,
        double level = 0.95,
        Factor? strata = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null,
        IntervalTransform interval = IntervalTransform.LogLog,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(part);
        if (by.Length != times.Length || part.Length != times.Length)
        {
            throw new ArgumentException(
                Invariant($"There are {times.Length} times, {by.Length} groups and {part.Length} parts.")
            );
        }
        if (at is { } time && !(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(at), "The time is 0 or more.");
        }
        int[] placed = Placed(by, part);
        Factor groups = ((Factor)by.Take(placed)).WithoutUnusedLevels();
        Factor parts = ((Factor)part.Take(placed)).WithoutUnusedLevels();
        if (groups.Levels.Count < 2 || parts.Levels.Count < 2)
        {
            throw new ArgumentException(
                groups.Levels.Count < 2 ? "A comparison needs two groups." : "To leave one out takes two parts."
            );
        }
        string against = reference ?? groups.Levels[0];
        if (!groups.Levels.Contains(against, StringComparer.Ordinal))
        {
            throw new KeyNotFoundException($"There is no group '{against}'.");
        }
        var rows = new InfluenceRows(times, by, strata, frequencies, weights);
        var options = new LeaveOneOutSettings(against, groups.Levels, at, level, interval, cancellation);
        LeaveOneOutStep all = LeaveOneOutFitter.Fit(rows.Take(placed), null, options);
        var without = new LeaveOneOutStep[parts.Levels.Count];
        for (int left = 0; left < without.Length; left++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] kept = [.. placed.Where((_, i) => parts.Codes[i] != left)];
            without[left] = LeaveOneOutFitter.Fit(rows.Take(kept), parts.Levels[left], options);
        }
        return new LeaveOneOutResult
        {
            Part = part.Name,
            Groups = groups.Levels,
            Reference = against,
            Level = level,
            At = at,
            All = all,
            Without = without,
            Counts = PartCount.Of(rows.Take(placed), groups, parts),
            Rows = Counts(times.Length, placed.Length, part.Name, by.Name),
        };
    }

    private static int[] Placed(Factor by, Factor part)
    {
        var rows = new List<int>(by.Length);
        for (int row = 0; row < by.Length; row++)
        {
            if (by.Codes[row] >= 0 && part.Codes[row] >= 0)
            {
                rows.Add(row);
            }
        }
        return [.. rows];
    }

    private static RowCounts Counts(int read, int used, string part, string by) =>
        new(read, used, used == read ? [] : [new DroppedRows($"no value in '{by}' or '{part}'", read - used)]);
}
