using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Groups of different people described and each compared with the reference: means, standardised differences,
/// ranks.</summary>
/// <remarks>Every difference is group minus reference. Means and effect sizes come from mergeable moments; each group is
/// sorted once. Immutable and safe to share between threads.</remarks>
public sealed record MeanComparison : Result
{
    private MeanComparison(
        IReadOnlyList<GroupSummary> groups,
        IReadOnlyList<TwoGroups> comparisons,
        TestResult anova,
        TestResult kruskalWallis,
        RowCounts rows,
        MeanComparisonOptions options
    )
    {
        Groups = groups;
        Comparisons = comparisons;
        Anova = anova;
        KruskalWallis = kruskalWallis;
        Rows = rows;
        Options = options;
    }

    /// <summary>The groups, in the order of the factor's levels.</summary>
    public IReadOnlyList<GroupSummary> Groups { get; }

    /// <summary>Each other group against the reference.</summary>
    public IReadOnlyList<TwoGroups> Comparisons { get; }

    /// <summary>One-way analysis of variance over all groups.</summary>
    public TestResult Anova { get; }

    /// <summary>The Kruskal-Wallis test over all groups.</summary>
    public TestResult KruskalWallis { get; }

    /// <summary>Rows used and dropped.</summary>
    public RowCounts Rows { get; }

    /// <summary>The options used.</summary>
    public MeanComparisonOptions Options { get; }

    /// <summary>A group's description.</summary>
    /// <param name="group">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public GroupSummary this[string group] =>
        Groups.FirstOrDefault(g => g.Group == group) ?? throw new KeyNotFoundException($"There is no group '{group}'.");

    /// <summary>Compares the groups of a column.</summary>
    /// <param name="values">One value a row; NaN is missing, and such rows are dropped and counted.</param>
    /// <param name="by">The group of each row; rows without one are dropped and counted.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <returns>Descriptions, comparisons and overall tests.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a value is infinite, or the reference is not a level.</exception>
    public static MeanComparison Of(ReadOnlySpan<double> values, Factor by, MeanComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        options ??= new();
        int reference = options.ReferenceIn(by);
        RowCounts rows = CompleteRows.Count(values, by, options.Frequencies);
        ReadOnlySpan<double> counts = options.Frequencies is { } weights ? weights.Values : [];
        SortedSample[] samples = SortedSample.ByGroup(values, by.Codes, by.Levels.Count, counts);
        var comparisons = new List<TwoGroups>();
        for (int g = 0; g < samples.Length; g++)
        {
            if (g != reference)
            {
                var pair = (by.Levels[g], by.Levels[reference]);
                comparisons.Add(TwoGroups.Of(pair, samples[g], samples[reference], options));
            }
        }
        return new MeanComparison(
            samples.Select((s, g) => GroupSummary.Of(by.Levels[g], s, options.Quartiles, options.Level)).ToArray(),
            comparisons,
            EffectSizes.Anova.Test(Array.ConvertAll(samples, s => s.Moments)),
            EffectSizes.KruskalWallis.Test(samples),
            rows,
            options
        );
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        ComparisonTable.Of("Comparison of means", Groups, Comparisons, [], Anova, KruskalWallis, Options);
}
