using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A result held against its baseline: every path that differs.</summary>
public sealed record BaselineComparison : Result
{
    /// <summary>The verb that wrote the result; <c>null</c> when it names none.</summary>
    public string? Command { get; init; }

    /// <summary>The parts that are judged by themselves: each analysis of results.json, every other field; those without a
    /// difference too.</summary>
    public required IReadOnlyList<BaselinePart> Parts { get; init; }

    /// <summary>The tolerance used.</summary>
    public required BaselineTolerance Tolerance { get; init; }

    /// <summary>Tolerances whose path stands in neither result: most often a slip of the pen.</summary>
    public IReadOnlyList<PathTolerance> UnusedTolerances { get; init; } = [];

    /// <summary>What the baseline is called: its file.</summary>
    public string BaselineName { get; init; } = "baseline";

    /// <summary>The version that wrote the baseline, or <c>null</c> when it names none.</summary>
    public string? BaselineVersion { get; init; }

    /// <summary>What the result is called: its file.</summary>
    public string ActualName { get; init; } = "result";

    /// <summary>The version that wrote the result, or <c>null</c> when it names none.</summary>
    public string? ActualVersion { get; init; }

    /// <summary>What differs, part by part.</summary>
    public IReadOnlyList<BaselineDifference> Differences => [.. Parts.SelectMany(part => part.Differences)];

    /// <summary>What differs where the tolerance says to ignore it: reported, not counted.</summary>
    public IReadOnlyList<BaselineDifference> Ignored => [.. Parts.SelectMany(part => part.Ignored)];

    /// <summary>How many values both have and were compared.</summary>
    public int Compared => Parts.Sum(part => part.Compared);

    /// <summary>Whether nothing that counts differs. A different version alone is no difference.</summary>
    public bool IsMatch => Parts.All(part => part.IsMatch);

    /// <summary>Every difference, a row each.</summary>
    /// <returns>The table.</returns>
    public override Table ToTable() => ComparisonTables.Differences(this, int.MaxValue);

    /// <summary>What moved, part by part, and the first fifty differences.</summary>
    /// <returns>The tables; one with nothing but a sentence when nothing differs.</returns>
    public override IReadOnlyList<Table> ToTables() =>
        IsMatch
            ? [ComparisonTables.NoDifference(this)]
            : [ComparisonTables.Overview(this), ComparisonTables.Differences(this, 50)];
}
