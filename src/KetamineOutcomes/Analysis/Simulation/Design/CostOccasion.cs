namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>When a cost arises.</summary>
public enum CostOccasion
{
    /// <summary>At each dosing session.</summary>
    Session,

    /// <summary>At each visit.</summary>
    Visit,

    /// <summary>Once, on day 0.</summary>
    Once,
}
