namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options that every procedure shares: which rows, how many people each stands for, level, seed, conventions.</summary>
public abstract record ProcedureOptions
{
    /// <summary>Row filters, joined by <em>and</em>; applied before anything else. Default none.</summary>
    public IReadOnlyList<RowFilter> Where { get; init; } = [];

    /// <summary>Column that says how many people a row stands for (whole numbers, 0 allowed), or <c>null</c>.</summary>
    public string? Frequency { get; init; }

    /// <summary>Columns to be treated as categorical although they hold numbers. Default none.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Reference levels: of the by/arm column when <see cref="ReferenceLevel.Column"/> is <c>null</c>, else of the
    /// named column. Without one the first level is the reference.</summary>
    public IReadOnlyList<ReferenceLevel> References { get; init; } = [];

    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Seed of whatever is random. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which package's conventions where methods differ. Default: this library's own, named in the result.</summary>
    public Conventions Conventions { get; init; }
}

/// <summary>Keeps (or drops) the rows where a column has a value; numbers compare as numbers.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, as typed.</param>
/// <param name="Keep"><c>true</c> keeps equal rows, <c>false</c> drops them.</param>
public sealed record RowFilter(string Column, string Value, bool Keep = true);

/// <summary>A reference level.</summary>
/// <param name="Column">The column, or <c>null</c> for the by/arm column.</param>
/// <param name="Level">The level's name.</param>
public sealed record ReferenceLevel(string? Column, string Level);

/// <summary>A set of conventions where statistical packages differ.</summary>
public enum Conventions
{
    /// <summary>This library's defaults, as the command-line page states them.</summary>
    Default,

    /// <summary>As R's packages do by default.</summary>
    R,

    /// <summary>As SAS procedures do by default.</summary>
    Sas,
}
