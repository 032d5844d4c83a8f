namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A cost item.</summary>
public sealed record CostDesign
{
    /// <summary>Its name.</summary>
    public required string Item { get; init; }

    /// <summary>When it arises.</summary>
    public required CostOccasion Per { get; init; }

    /// <summary>Amount by arm; arms not named have none.</summary>
    public required IReadOnlyDictionary<string, double> Amount { get; init; }

    /// <summary>Standard deviation as a share of the amount.</summary>
    public double Variation { get; init; }
}
