using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Events and people cross-classified by group and stratum: what every comparison of proportions is made from.</summary>
/// <remarks>Filled in one pass over the columns; a row without a group or a stratum is left out and counted in
/// <see cref="LeftOut"/>. Tables of the same groups and strata merge exactly.</remarks>
public sealed class ProportionCounts
{
    private readonly BinomialCount[,] cells;

    private ProportionCounts(
        IReadOnlyList<string> groups,
        IReadOnlyList<string> strata,
        BinomialCount[,] cells,
        long leftOut
    )
    {
        Groups = groups;
        Strata = strata;
        this.cells = cells;
        LeftOut = leftOut;
    }

    /// <summary>Names of the groups, in the order of the factor's levels.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Names of the strata that hold people (<c>site=A, sex=F</c>), ordered by their factors' levels.</summary>
    public IReadOnlyList<string> Strata { get; }

    /// <summary>Rows without a group or a stratum.</summary>
    public long LeftOut { get; }

    /// <summary>One cell.</summary>
    /// <param name="group">Index into <see cref="Groups"/>.</param>
    /// <param name="stratum">Index into <see cref="Strata"/>.</param>
    /// <returns>Events and people.</returns>
    public BinomialCount this[int group, int stratum] => cells[group, stratum];

    /// <summary>A group over all strata.</summary>
    /// <param name="group">Index into <see cref="Groups"/>.</param>
    /// <returns>Events and people.</returns>
    public BinomialCount Group(int group)
    {
        BinomialCount sum = default;
        for (int s = 0; s < Strata.Count; s++)
        {
            sum += cells[group, s];
        }
        return sum;
    }

    /// <summary>The index of a group.</summary>
    /// <param name="group">Its name.</param>
    /// <returns>Index into <see cref="Groups"/>.</returns>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public int IndexOf(string group)
    {
        for (int g = 0; g < Groups.Count; g++)
        {
            if (string.Equals(Groups[g], group, StringComparison.Ordinal))
            {
                return g;
            }
        }
        throw new ArgumentException(
            $"There is no group '{group}'; groups are {string.Join(", ", Groups)}.",
            nameof(group)
        );
    }

    /// <summary>Two groups, stratum by stratum.</summary>
    /// <param name="group">A group's name.</param>
    /// <param name="reference">The reference's name.</param>
    /// <returns>One table a stratum, for <see cref="MantelHaenszel.Compare"/>.</returns>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public IReadOnlyList<Stratum> TwoByStratum(string group, string reference)
    {
        (int one, int other) = (IndexOf(group), IndexOf(reference));
        return [.. Strata.Select((name, s) => new Stratum(name, cells[one, s], cells[other, s]))];
    }

    /// <summary>Counts columns.</summary>
    /// <param name="outcome">Whether each person had the event, one a row.</param>
    /// <param name="by">Groups, one a row; <c>null</c> puts everybody into the group <c>all</c>.</param>
    /// <param name="strata">Factors whose crossing makes the strata; none makes one stratum.</param>
    /// <param name="frequencies">How many people a row stands for; <c>null</c> for one.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static ProportionCounts Of(
        ReadOnlySpan<bool> outcome,
        Factor? by = null,
        IReadOnlyList<Factor>? strata = null,
        FrequencyWeights? frequencies = null
    )
    {
        strata ??= [];
        int rows = outcome.Length;
        if (
            (by?.Length ?? rows) != rows
            || strata.Any(stratum => stratum.Length != rows)
            || (frequencies?.Length ?? rows) != rows
        )
        {
            throw new ArgumentException("The columns differ in length.");
        }
        return new CellCounter(by, strata).Count(outcome, frequencies);
    }

    /// <summary>Adds the counts of other people in the same groups. Strata are joined by name; new ones come last.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentException">The groups differ.</exception>
    public ProportionCounts Merge(ProportionCounts other)
    {
        if (!Groups.SequenceEqual(other.Groups, StringComparer.Ordinal))
        {
            throw new ArgumentException("Tables of different groups cannot be added.", nameof(other));
        }
        List<string> strata = [.. Strata, .. other.Strata.Except(Strata, StringComparer.Ordinal)];
        var sum = new BinomialCount[Groups.Count, strata.Count];
        for (int g = 0; g < Groups.Count; g++)
        {
            for (int s = 0; s < Strata.Count; s++)
            {
                sum[g, s] = cells[g, s];
            }
            for (int s = 0; s < other.Strata.Count; s++)
            {
                sum[g, strata.IndexOf(other.Strata[s])] += other.cells[g, s];
            }
        }
        return new ProportionCounts(Groups, strata, sum, LeftOut + other.LeftOut);
    }

    internal static ProportionCounts Make(
        IReadOnlyList<string> groups,
        IReadOnlyList<string> strata,
        BinomialCount[,] cells,
        long leftOut
    ) => new(groups, strata, cells, leftOut);
}
