namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Adverse events: participants with each term, events, rates by exposure and by session.</summary>
public sealed record AdverseEventsAnalysis : PlannedAnalysis
{
    /// <inheritdoc/>
    public override string Type => "adverse-events";

    /// <summary>Terms are listed when at least this percent of any group had them, 0 to 100. Default 0: all.</summary>
    public double Minimum { get; init; }

    /// <summary>Whether terms are counted by system organ class as well. Default <c>false</c>.</summary>
    public bool SystemOrganClass { get; init; }
}
