namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options of an analysis of vital signs.</summary>
/// <remarks>Of the shared options the level counts; who is in says the group's column.</remarks>
public sealed record VitalSignOptions : ProcedureOptions
{
    /// <summary>The parameters, in this order (SBP, DBP, HR, SPO2, CADSS, …). Default none named: all that have readings.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}
