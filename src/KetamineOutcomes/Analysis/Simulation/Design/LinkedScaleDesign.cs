namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A scale that follows the MADRS: Intercept + Slope · MADRS + normal noise, rounded and cut to its range.</summary>
public sealed record LinkedScaleDesign
{
    /// <summary>The scale's name.</summary>
    public required string Scale { get; init; }

    /// <summary>Value at a MADRS of 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>Rise a MADRS point.</summary>
    public required double Slope { get; init; }

    /// <summary>Standard deviation of the noise.</summary>
    public required double Deviation { get; init; }

    /// <summary>Smallest score.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest score.</summary>
    public required double Maximum { get; init; }

    /// <summary>Days of <see cref="TrialDesign.Visits"/> (0 for baseline) at which it is asked.</summary>
    public required IReadOnlyList<double> Days { get; init; }
}
