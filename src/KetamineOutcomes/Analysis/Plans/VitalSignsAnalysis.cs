namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Vital signs after dosing: value, change from minute 0 and peak.</summary>
public sealed record VitalSignsAnalysis : PlannedAnalysis
{
    /// <inheritdoc/>
    public override string Type => "vital-signs";

    /// <summary>The parameters (SBP, DBP, HR, SPO2, CADSS). Default none named: all.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}
