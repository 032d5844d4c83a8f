namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A concomitant medication, begun before the first dose and kept.</summary>
public sealed record MedicationDesign
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its class.</summary>
    public required string Class { get; init; }

    /// <summary>Share of participants who take it.</summary>
    public required double Share { get; init; }

    /// <summary>Daily doses in mg, each as likely as the others.</summary>
    public required IReadOnlyList<double> Doses { get; init; }

    /// <summary>Of medications with the same word a participant takes at most one; <c>null</c>: any.</summary>
    public string? OneOf { get; init; }
}
