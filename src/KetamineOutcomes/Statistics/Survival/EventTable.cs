using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The summary under every survival estimate: who left at which exact time, by group, stratum and cause.</summary>
/// <remarks><para>One line for each distinct (time, entry, stratum, group, outcome) with the number of people, and with
/// sampling weights the sum of the weights and of their squares. At risk, entered, events and censored follow from it.
/// Tables of parts merge into the table of the whole: counts exactly, weights to rounding (1e-14).</para>
/// <para>Times stay exact here. Times that differ by rounding alone are joined once, when an estimator reads the merged
/// table: two neighbours count as tied when their gap is at most 1.5e-8 (2⁻²⁶), absolute or relative to the mean of the
/// distinct times and entries, as in R's survival.</para>
/// <para>A line is an aggregate, yet a line of one person is that person: coarsen times before a table leaves a
/// site.</para></remarks>
public sealed class EventTable
{
    private readonly double[] people;

    internal EventTable(EventLines lines, EventTableLabels labels, double[] people, RowCounts rows)
    {
        Lines = lines;
        Groups = labels.Groups;
        Strata = labels.Strata;
        Causes = labels.Causes;
        IsGrouped = labels.IsGrouped;
        IsStratified = labels.IsStratified;
        this.people = people;
        Rows = rows;
    }

    /// <summary>The groups' names, in order; <c>all</c> alone when the table is not grouped.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The strata's names, in order; <c>all</c> alone when there are none.</summary>
    public IReadOnlyList<string> Strata { get; }

    /// <summary>The causes' names; an outcome of k is the k-th, 0 is censored.</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>Whether the table was made by group.</summary>
    public bool IsGrouped { get; }

    /// <summary>Whether the table was made by stratum.</summary>
    public bool IsStratified { get; }

    /// <summary>Whether lines carry sampling weights, so that variances are robust.</summary>
    public bool HasSamplingWeights => Lines.IsWeighted;

    /// <summary>Whether people have entry times (left truncation).</summary>
    public bool HasEntry => Lines.HasEntry;

    /// <summary>Number of lines; at most the number of rows it was made from.</summary>
    public int Length => Lines.Count;

    /// <summary>Rows read, used and dropped (no group, no stratum).</summary>
    public RowCounts Rows { get; }

    internal EventLines Lines { get; }

    internal int CellCount => people.Length;

    /// <summary>People in a group: rows, each as often as its frequency says; sampling weights leave it alone.</summary>
    /// <param name="group">Index into <see cref="Groups"/>.</param>
    /// <returns>The number of people.</returns>
    public double PeopleIn(int group)
    {
        double sum = 0;
        for (int stratum = 0; stratum < Strata.Count; stratum++)
        {
            sum += people[stratum * Groups.Count + group];
        }
        return sum;
    }

    internal double PeopleInCell(int cell) => people[cell];

    /// <summary>Makes the table: one sort by time, one pass.</summary>
    /// <param name="times">Times, events, entries.</param>
    /// <param name="by">Groups, or <c>null</c> for one group named <c>all</c>. Rows without a level are dropped and
    /// counted.</param>
    /// <param name="strata">Strata for stratified tests, or <c>null</c>. Rows without a level are dropped and counted.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>. A weight of 0 counts in <see cref="PeopleIn"/> and nowhere
    /// else.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static EventTable From(
        EventTimes times,
        Factor? by = null,
        Factor? strata = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null
    ) => EventTableBuilder.Build(times, by, strata, frequencies, weights);

    /// <summary>Merges with another part of the same study: lines with the same key add up, groups, strata and causes are
    /// matched by name, new ones follow after the known.</summary>
    /// <param name="other">The other part.</param>
    /// <returns>The table of both.</returns>
    /// <exception cref="ArgumentException">One part has groups, strata, entry times or sampling weights, and the other has
    /// not.</exception>
    public EventTable Merge(EventTable other) => EventTableMerger.Merge(this, other);

    /// <summary>The table of two groups, with the lines given.</summary>
    internal EventTable Pair(int first, int second, EventLines lines)
    {
        var pair = new double[2 * Strata.Count];
        for (int stratum = 0; stratum < Strata.Count; stratum++)
        {
            pair[2 * stratum] = people[stratum * Groups.Count + first];
            pair[2 * stratum + 1] = people[stratum * Groups.Count + second];
        }
        var labels = new EventTableLabels([Groups[first], Groups[second]], Strata, Causes, true, IsStratified);
        return new EventTable(lines, labels, pair, Rows);
    }

    /// <summary>The table with censoring as the event and every event as censoring.</summary>
    internal EventTable Reversed()
    {
        int outcomes = Causes.Count + 1;
        var map = new int[CellCount * outcomes];
        for (int code = 0; code < map.Length; code++)
        {
            map[code] = code / outcomes * 2 + (code % outcomes == 0 ? 1 : 0);
        }
        var labels = new EventTableLabels(Groups, Strata, ["censored"], IsGrouped, IsStratified);
        return new EventTable(EventLinesRecoding.Recode(Lines, map), labels, people, Rows);
    }
}

/// <summary>The names behind the codes of a table.</summary>
internal sealed record EventTableLabels(
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Strata,
    IReadOnlyList<string> Causes,
    bool IsGrouped,
    bool IsStratified
);
