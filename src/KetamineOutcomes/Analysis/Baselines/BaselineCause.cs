namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>What may have moved numbers.</summary>
public enum CauseKind
{
    /// <summary>A setting or convention of the analysis.</summary>
    Setting,

    /// <summary>A file of the trial.</summary>
    File,

    /// <summary>The version that computed them.</summary>
    Version,
}

/// <summary>Something that differs beside numbers that moved, and may have moved them: a setting, a file, the version.</summary>
/// <param name="Kind">Setting, file or version.</param>
/// <param name="Name">Its name: <c>settings.confType</c>, <c>plan.analyses[response-d28].reduction</c>, <c>subjects.csv</c>, <c>version</c>.</param>
/// <param name="Baseline">The baseline's value; <c>null</c> when it has none.</param>
/// <param name="Actual">The result's value; <c>null</c> when it has none.</param>
public sealed record BaselineCause(CauseKind Kind, string Name, string? Baseline, string? Actual)
{
    /// <summary>In words: <c>settings.confType differs: log-log → log</c>.</summary>
    /// <returns>The words.</returns>
    public override string ToString() =>
        Kind == CauseKind.File
            ? $"the file {Name} {(Baseline is null ? "is new" : Actual is null ? "is gone" : "differs")}"
            : $"{Name} differs: {Plain(Baseline)} → {Plain(Actual)}";

    private static string Plain(string? json) =>
        json is null ? "(not there)"
        : json is ['"', .. var text, '"'] ? text
        : json;
}
