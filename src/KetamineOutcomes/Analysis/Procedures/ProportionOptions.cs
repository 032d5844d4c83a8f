namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options of the verb <c>proportion</c>.</summary>
/// <remarks>Conventions: <see cref="Conventions.R"/> corrects chi-square (two groups), Cochran-Mantel-Haenszel and McNemar for
/// continuity, as R's functions do unless told otherwise; <see cref="Conventions.Sas"/> corrects none and takes McNemar's
/// asymptotic p; the default corrects none and takes McNemar's exact p.</remarks>
public sealed record ProportionOptions : ProcedureOptions
{
    /// <summary>Column that says whether a person had the event.</summary>
    public required string Outcome { get; init; }

    /// <summary>The value that is the event; every other present value is none. <c>null</c>: the column holds 1/0, true/false,
    /// yes/no or y/n.</summary>
    public string? Value { get; init; }

    /// <summary>Column of groups; <c>null</c>: one group named <c>all</c>, and no comparison.</summary>
    public string? By { get; init; }

    /// <summary>Columns whose levels, crossed, are the strata of Mantel and Haenszel. Default none. Not with
    /// <see cref="Paired"/>.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Column that names the person when the same people stand in several groups, one row a person and group;
    /// comparisons are then paired. Default <c>null</c>: different people. Needs <see cref="By"/>.</summary>
    public string? Paired { get; init; }
}
