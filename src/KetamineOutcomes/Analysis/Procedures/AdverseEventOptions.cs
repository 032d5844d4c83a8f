namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options of a table of adverse events.</summary>
/// <remarks>Of the shared options the reference, the level and the conventions count; who is in says the group's column.</remarks>
public sealed record AdverseEventOptions : ProcedureOptions
{
    /// <summary>Terms are listed when at least this percent of any group had them, 0 to 100. Default 0: every term that
    /// somebody had.</summary>
    public double Minimum { get; init; }

    /// <summary>Whether events are counted by system organ class as well. Default <c>false</c>.</summary>
    public bool SystemOrganClass { get; init; }
}
