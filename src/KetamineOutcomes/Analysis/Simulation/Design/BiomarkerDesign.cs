namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A blood marker, log-normal.</summary>
public sealed record BiomarkerDesign
{
    /// <summary>The marker's name.</summary>
    public required string Marker { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Median at baseline.</summary>
    public required double Median { get; init; }

    /// <summary>Standard deviation of the logarithm between people.</summary>
    public required double Spread { get; init; }

    /// <summary>Standard deviation of the logarithm between a person's samples.</summary>
    public required double Within { get; init; }

    /// <summary>Change of the logarithm for each MADRS point of change.</summary>
    public double PerPoint { get; init; }

    /// <summary>Days of sampling (0 or days of <see cref="TrialDesign.Visits"/>).</summary>
    public required IReadOnlyList<double> Days { get; init; }
}
