using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The same people under several conditions (crossover, before and after): each condition against the reference
/// within people.</summary>
/// <remarks>A comparison uses everybody with a value under both of its conditions, and counts the others. Tests over all
/// conditions that suppose different people in each (analysis of variance, Kruskal-Wallis) are not made.</remarks>
public sealed record PairedMeanComparison : Result
{
    private PairedMeanComparison(
        IReadOnlyList<GroupSummary> groups,
        IReadOnlyList<PairedGroups> comparisons,
        RowCounts rows,
        MeanComparisonOptions options
    )
    {
        Groups = groups;
        Comparisons = comparisons;
        Rows = rows;
        Options = options;
    }

    /// <summary>The conditions, each with everybody who has a value there.</summary>
    public IReadOnlyList<GroupSummary> Groups { get; }

    /// <summary>Each other condition against the reference.</summary>
    public IReadOnlyList<PairedGroups> Comparisons { get; }

    /// <summary>Rows used and dropped.</summary>
    public RowCounts Rows { get; }

    /// <summary>The options used.</summary>
    public MeanComparisonOptions Options { get; }

    /// <summary>Compares conditions within people.</summary>
    /// <param name="values">One value a row; NaN is missing, and such rows are dropped and counted.</param>
    /// <param name="by">The condition of each row.</param>
    /// <param name="subject">The person of each row; a person stands at most once under a condition.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <returns>Descriptions and comparisons.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or the reference is not a level.</exception>
    /// <exception cref="TrialDataException">A person stands twice under a condition, or with different frequencies.</exception>
    public static PairedMeanComparison Of(
        ReadOnlySpan<double> values,
        Factor by,
        Factor subject,
        MeanComparisonOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(subject);
        options ??= new();
        int reference = options.ReferenceIn(by);
        RowCounts rows = CompleteRows.Count(values, by, options.Frequencies);
        ReadOnlySpan<double> counts = options.Frequencies is { } weights ? weights.Values : [];
        PeopleByCondition people = PeopleByCondition.Of(values, by, subject, counts);
        SortedSample[] samples = SortedSample.ByGroup(values, by.Codes, by.Levels.Count, counts);
        var comparisons = new List<PairedGroups>();
        for (int g = 0; g < by.Levels.Count; g++)
        {
            if (g != reference)
            {
                (SortedSample differences, double unpaired) = people.Differences(g, reference);
                comparisons.Add(
                    PairedGroups.Of((by.Levels[g], by.Levels[reference]), differences, unpaired, options.Level)
                );
            }
        }
        return new PairedMeanComparison(
            samples.Select((s, g) => GroupSummary.Of(by.Levels[g], s, options.Quartiles, options.Level)).ToArray(),
            comparisons,
            rows,
            options
        );
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        ComparisonTable.Of("Comparison within people", Groups, [], Comparisons, null, null, Options);
}
