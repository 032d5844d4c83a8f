using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>follow_up.csv: one row a participant in maintenance. All columns have one value a row.</summary>
public sealed class FollowUpTable
{
    /// <summary>Every column of the file.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>Day on which maintenance began.</summary>
    public required IReadOnlyList<double> StartDay { get; init; }

    /// <summary>Day on which it ended, at or after the start.</summary>
    public required IReadOnlyList<double> EndDay { get; init; }

    /// <summary>Canonical status word: <c>relapse</c>, <c>censored</c>, <c>completed</c>, <c>withdrawn</c>, <c>lost</c>,
    /// <c>death</c>, or one that trial.json adds.</summary>
    public required Factor Status { get; init; }

    /// <summary>The words a status may be: the closed list, and whatever the table holds beside it.</summary>
    public IReadOnlyList<string> StatusWords =>
        [.. KnownStatuses.Concat(Status.Levels).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];

    internal static IReadOnlyList<string> KnownStatuses { get; } =
    ["relapse", "censored", "completed", "withdrawn", "lost", "death"];

    /// <summary>Number of rows.</summary>
    public int Count => Subject.Count;
}
