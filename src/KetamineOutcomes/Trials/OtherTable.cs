using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>A table that is checked and kept, and has no analysis of its own yet.</summary>
public sealed class OtherTable
{
    /// <summary>Every column of the file.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects, one a row.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>The last day a row speaks of, one a row, NaN where it names none; <c>null</c> without days or dates.</summary>
    public IReadOnlyList<double>? LastDay { get; init; }
}
