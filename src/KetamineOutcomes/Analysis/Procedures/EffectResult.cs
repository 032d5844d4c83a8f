using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the verb <c>effect</c> gives: groups described, and compared between or within people.</summary>
public sealed record EffectResult : ProcedureResult
{
    /// <summary>The options used.</summary>
    public required EffectOptions Options { get; init; }

    /// <summary>Groups of different people compared; <c>null</c> when the comparison is paired.</summary>
    public MeanComparison? Between { get; init; }

    /// <summary>Conditions compared within people; <c>null</c> when groups hold different people.</summary>
    public PairedMeanComparison? Within { get; init; }

    /// <summary>The groups, in the order of their levels.</summary>
    public IReadOnlyList<GroupSummary> Groups => Between?.Groups ?? Within?.Groups ?? [];

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = Between?.ToTable() ?? Within!.ToTable();
        var notes = new List<string>(table.Footnotes);
        notes.AddRange(
            (Within?.Comparisons ?? [])
                .Where(c => c.Unpaired > 0)
                .Select(c =>
                    Invariant($"{c.Group} minus {c.Reference}: {c.Unpaired} people have only one of the two values.")
                )
        );
        return table with { Title = TitleOf(Options), Footnotes = notes };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() =>
        Between is { } between ? EffectTables.All(TitleOf(Options), between, Options.Level) : [ToTable()];

    private static string TitleOf(EffectOptions options) => Cell.Sentence($"{options.Value} by {options.By}");
}
