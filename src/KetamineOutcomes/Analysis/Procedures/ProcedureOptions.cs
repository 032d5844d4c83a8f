using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

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

    /// <summary>The shared options as settings; a procedure writes its own first, then these.</summary>
    internal IReadOnlyList<Setting> SharedSettings() =>
        [
            new("where", Where.Select(filter => filter.ToString()).ToArray()),
            new("frequency", Frequency),
            new("categorical", Categorical),
            new("reference", References.Select(reference => reference.ToString()).ToArray()),
            new("level", Level),
            new("seed", Seed),
            new("conventions", Conventions.ToString().ToLowerInvariant()),
        ];
}

/// <summary>Keeps (or drops) the rows where a column has a value; numbers compare as numbers.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, as typed.</param>
/// <param name="Keep"><c>true</c> keeps equal rows, <c>false</c> drops them.</param>
public sealed record RowFilter(string Column, string Value, bool Keep = true)
{
    /// <summary>Reads <c>COL=VALUE</c> (keeps) or <c>COL!=VALUE</c> (drops). Where a name or a value holds an equals sign
    /// itself, the cut is made so that the first part is a column of the table.</summary>
    /// <param name="text">The filter as typed.</param>
    /// <param name="data">The table, or <c>null</c>: cut at the first equals sign.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="TrialDataException">There is no equals sign.</exception>
    public static RowFilter Parse(string text, Dataset? data = null)
    {
        (string column, string? value) = ColumnValue.Split(text, data, allowNegation: true);
        if (value is null)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "bad-filter",
                    $"'{text}' is not a filter.",
                    "Write COL=VALUE to keep rows, COL!=VALUE to drop them."
                )
            );
        }
        bool drops = column.EndsWith('!') && !(data?.Matches(column).Count > 0);
        return drops ? new(column[..^1].Trim(), value, Keep: false) : new(column, value);
    }

    /// <summary>The filter as typed.</summary>
    /// <returns><c>COL=VALUE</c> or <c>COL!=VALUE</c>.</returns>
    public override string ToString() => $"{Column}{(Keep ? "=" : "!=")}{Value}";
}

/// <summary>A reference level.</summary>
/// <param name="Column">The column, or <c>null</c> for the by/arm column.</param>
/// <param name="Level">The level's name.</param>
public sealed record ReferenceLevel(string? Column, string Level)
{
    /// <summary>Reads <c>LEVEL</c> or <c>COL=LEVEL</c>; the latter only when COL is a column of the table, so that levels may
    /// hold equals signs.</summary>
    /// <param name="text">The reference as typed.</param>
    /// <param name="data">The table.</param>
    /// <returns>The reference.</returns>
    public static ReferenceLevel Parse(string text, Dataset data)
    {
        (string column, string? level) = ColumnValue.Split(text, data, allowNegation: false);
        return level is not null && data.Matches(column).Count > 0 ? new(column, level) : new(null, text.Trim());
    }

    /// <summary>The reference as typed.</summary>
    /// <returns><c>LEVEL</c> or <c>COL=LEVEL</c>.</returns>
    public override string ToString() => Column is null ? Level : $"{Column}={Level}";
}

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
