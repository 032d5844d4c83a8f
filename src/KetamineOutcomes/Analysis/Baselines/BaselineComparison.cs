using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A result held against its baseline: every path that differs.</summary>
public sealed record BaselineComparison : Result
{
    /// <summary>What differs, in the baseline's order, additions after.</summary>
    public required IReadOnlyList<BaselineDifference> Differences { get; init; }

    /// <summary>The tolerance used.</summary>
    public required BaselineTolerance Tolerance { get; init; }

    /// <summary>The version that wrote the baseline, or <c>null</c> when it names none.</summary>
    public string? BaselineVersion { get; init; }

    /// <summary>The version that wrote the result, or <c>null</c> when it names none.</summary>
    public string? ActualVersion { get; init; }

    /// <summary>Whether nothing differs. A different version alone is no difference.</summary>
    public bool IsMatch => Differences.Count == 0;

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            IsMatch
                ? "No differences"
                : Invariant($"{Differences.Count} difference{(Differences.Count == 1 ? "" : "s")} from the baseline"),
            [new("Path", false), new("Baseline"), new("Result"), new("Difference"), new("Relative")],
            Differences
                .Select(d => new TableRow([
                    d.Path,
                    d.Baseline ?? "(not there)",
                    d.Actual ?? "(not there)",
                    d.Difference is { } difference ? Invariant($"{difference:G3}") : "",
                    d.RelativeDifference is { } relative ? Invariant($"{relative:G3}") : "",
                ]))
                .ToArray(),
            Footnotes()
        );

    private IReadOnlyList<string> Footnotes()
    {
        string tolerance = Invariant(
            $"Numbers count as equal within {Tolerance.Absolute:R} absolute or {Tolerance.Relative:R} relative; counts are exact."
        );
        return BaselineVersion == ActualVersion
            ? [tolerance]
            :
            [
                tolerance,
                $"The baseline was written by version {BaselineVersion ?? "unknown"}, the result by version {ActualVersion ?? "unknown"}.",
            ];
    }
}
