using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>adverse_events.csv: one row an event. All columns have one value a row.</summary>
public sealed class AdverseEventTable
{
    /// <summary>Every column of the file.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>The event's term.</summary>
    public required Factor Term { get; init; }

    /// <summary>System organ class, or <c>null</c> without the column.</summary>
    public Factor? SystemOrganClass { get; init; }

    /// <summary>mild, moderate or severe, or <c>null</c> without the column.</summary>
    public Factor? Severity { get; init; }

    /// <summary>1 serious, 0 not, NaN missing; <c>null</c> without the column.</summary>
    public IReadOnlyList<double>? Serious { get; init; }

    /// <summary>Day of onset, NaN missing; <c>null</c> without the column.</summary>
    public IReadOnlyList<double>? StartDay { get; init; }

    /// <summary>Day of resolution, NaN missing; <c>null</c> without the column.</summary>
    public IReadOnlyList<double>? EndDay { get; init; }

    /// <summary>Session to which the event belongs, -1 where not said; <c>null</c> without the column.</summary>
    public IReadOnlyList<int>? Session { get; init; }

    /// <summary>Number of rows.</summary>
    public int Count => Subject.Count;
}
