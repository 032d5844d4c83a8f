namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>What differs at a path of two results.</summary>
public enum DifferenceKind
{
    /// <summary>Both have a value and they differ.</summary>
    Changed,

    /// <summary>The baseline has it, the result does not.</summary>
    Missing,

    /// <summary>The result has it, the baseline does not.</summary>
    Added,
}

/// <summary>One path at which a result differs from its baseline.</summary>
/// <param name="Path">Where: <c>analyses[response-d28].result.groups[Placebo].proportion</c>.</param>
/// <param name="Kind">Changed, missing or added.</param>
/// <param name="Baseline">The baseline's value as JSON text; <c>null</c> when added.</param>
/// <param name="Actual">The result's value as JSON text; <c>null</c> when missing.</param>
public sealed record BaselineDifference(string Path, DifferenceKind Kind, string? Baseline, string? Actual)
{
    /// <summary>Actual minus baseline, when both are numbers and a number can hold it.</summary>
    public double? Difference { get; init; }

    /// <summary><see cref="Difference"/> over the baseline's magnitude; <c>null</c> when that is 0 or no number.</summary>
    public double? RelativeDifference { get; init; }

    /// <summary>The baseline's line at which its value stands, from 1; <c>null</c> when added.</summary>
    public int? BaselineLine { get; init; }

    /// <summary>The result's line at which its value stands, from 1; <c>null</c> when missing.</summary>
    public int? ActualLine { get; init; }

    /// <summary>The path step by step: names as they are, keys of rows with <c>[</c> before them.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Whether it is about a setting, not a number that was computed.</summary>
    internal bool IsSetting => Steps.Contains("settings") || Steps is ["plan", ..];

    /// <summary>Why a value or a difference is not there; <c>null</c> when all are.</summary>
    internal string? Reason =>
        Kind switch
        {
            DifferenceKind.Missing => "the result does not have it",
            DifferenceKind.Added => "the baseline does not have it",
            _ when Difference is null => "not numbers on both sides, or too far apart for a number",
            _ when RelativeDifference is null => "the baseline is 0, or too near to it",
            _ => null,
        };
}
