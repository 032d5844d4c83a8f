namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A cognitive test, normal.</summary>
public sealed record CognitionDesign
{
    /// <summary>The test's name.</summary>
    public required string Test { get; init; }

    /// <summary>Mean at baseline.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation between people.</summary>
    public required double Deviation { get; init; }

    /// <summary>Standard deviation between a person's tests.</summary>
    public required double Within { get; init; }

    /// <summary>Gain from each repetition.</summary>
    public double Practice { get; init; }

    /// <summary>Change for each MADRS point of change.</summary>
    public double PerPoint { get; init; }

    /// <summary>Days of testing (0 or days of <see cref="TrialDesign.Visits"/>).</summary>
    public required IReadOnlyList<double> Days { get; init; }
}
