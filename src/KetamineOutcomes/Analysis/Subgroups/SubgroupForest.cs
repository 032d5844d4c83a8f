using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Subgroups;

/// <summary>One effect in everybody, by arm, by route and in subgroups: the numbers of a forest.</summary>
/// <remarks>Subgroup rows compare all groups other than the reference, taken together, with the reference. Subgroups are
/// exploratory: no row is adjusted for the number of looks, and <see cref="SubgroupSection.Interaction"/> is the test to
/// read, not the rows' own intervals.</remarks>
public sealed record SubgroupForest : Result
{
    /// <summary>The analysis' name in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What the effect is: <c>risk difference</c>, <c>mean difference</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The group that all others are compared with.</summary>
    public required string Reference { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>Whether a positive effect is the better one.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Everybody, arms, routes and subgroups, in order.</summary>
    public required IReadOnlyList<SubgroupSection> Sections { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        int decimals = Measure == "risk difference" ? 3 : 2;
        var rows = new List<TableRow>();
        foreach (SubgroupSection section in Sections)
        {
            if (section.Name.Length > 0)
            {
                rows.Add(new TableRow([section.Name, "", "", "", "", InteractionText(section)]));
            }
            rows.AddRange(
                section.Rows.Select(row => new TableRow(
                    [
                        row.Label,
                        row.Summary,
                        row.ReferenceSummary,
                        Cell.Number(row.Effect.Value, decimals),
                        Cell.Interval(row.Effect.Interval?.Lower, row.Effect.Interval?.Upper, decimals),
                        "",
                    ],
                    section.Name.Length > 0 ? 1 : 0
                ))
            );
        }
        return new Table(
            Title,
            [
                new TableColumn("Subgroup", IsNumeric: false),
                new TableColumn("Others"),
                new TableColumn(Reference),
                new TableColumn(char.ToUpperInvariant(Measure[0]) + Measure[1..]),
                new TableColumn($"{Cell.Number(100 * Level, Level == 0.95 ? 0 : 1)}% interval"),
                new TableColumn("Interaction p"),
            ],
            rows,
            [
                $"Others minus {Reference}. Interaction: Cochran's Q over the levels. Exploratory; not adjusted for multiple looks.",
            ]
        );
    }

    private static string InteractionText(SubgroupSection section) =>
        section.Interaction is null ? "" : Cell.PValue(section.Interaction.PValue);
}

/// <summary>The rows of one subdivision.</summary>
/// <param name="Name">What it divides by: <c>Age</c>; empty for everybody.</param>
/// <param name="Rows">One row a level.</param>
/// <param name="Interaction">Whether the effect differs between levels: Cochran's Q; <c>null</c> where levels share the
/// reference's people (arms, routes), so that their effects are not independent.</param>
public sealed record SubgroupSection(string Name, IReadOnlyList<SubgroupRow> Rows, TestResult? Interaction);

/// <summary>An effect in some of the people.</summary>
/// <param name="Label">Who they are: <c>Below 45</c>.</param>
/// <param name="N">How many are in the groups compared with the reference.</param>
/// <param name="ReferenceN">How many are in the reference.</param>
/// <param name="Summary">Their outcome: <c>24/40</c>, or <c>-12.1 (n = 38)</c>.</param>
/// <param name="ReferenceSummary">The reference's outcome.</param>
/// <param name="Effect">The effect with its interval, or why there is none.</param>
public sealed record SubgroupRow(
    string Label,
    int N,
    int ReferenceN,
    string Summary,
    string ReferenceSummary,
    Estimate Effect
);
