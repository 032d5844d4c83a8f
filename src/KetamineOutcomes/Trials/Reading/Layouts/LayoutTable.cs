using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>A table that a layout made from a file: columns under our names beside the file's own.</summary>
internal sealed record LayoutTable
{
    /// <summary>The columns.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Our names and the file's.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Where the rows come from, when not from the rows of one file.</summary>
    public RowOrigins? Origins { get; init; }

    /// <summary>Which columns became what, in words.</summary>
    public required string Reading { get; init; }

    /// <summary>What was left out.</summary>
    public IReadOnlyList<SetAsideRows> SetAside { get; init; } = [];
}
