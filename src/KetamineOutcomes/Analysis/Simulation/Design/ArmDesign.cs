using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>An arm: what is given, to how many, and the arm's own truths.</summary>
public sealed record ArmDesign
{
    /// <summary>The word in the arm column.</summary>
    public required string Name { get; init; }

    /// <summary>What tables call it; the name when not given.</summary>
    public string? Label { get; init; }

    /// <summary>Drug, or <c>null</c>.</summary>
    public string? Drug { get; init; }

    /// <summary>Route. Default none.</summary>
    public DosingRoute Route { get; init; } = DosingRoute.None;

    /// <summary>Participants allotted to the arm, 1 or more.</summary>
    public required int N { get; init; }

    /// <summary>Whether the others are compared with it.</summary>
    public bool IsReference { get; init; }

    /// <summary>Doses with the share of the arm that gets each; none for placebo.</summary>
    public IReadOnlyList<DoseShare> Doses { get; init; } = [];

    /// <summary>Unit of <see cref="Doses"/>. Default mg.</summary>
    public DoseUnit DoseUnit { get; init; } = DoseUnit.Milligrams;

    /// <summary>Length of a dosing session in minutes.</summary>
    public double DurationMinutes { get; init; } = 40;

    /// <summary>Share of the dose that reaches the blood, in (0, 1]. Default 1.</summary>
    public double Bioavailability { get; init; } = 1;

    /// <summary>Strength against racemic ketamine; esketamine about 2. Default 1.</summary>
    public double Potency { get; init; } = 1;

    /// <summary>Minute at which vital signs and dissociation peak. Default 40.</summary>
    public double PeakMinute { get; init; } = 40;

    /// <summary>Constant hazard of relapse in maintenance, per 30 days.</summary>
    public double RelapsePer30Days { get; init; }

    /// <summary>Exposure from a dose: racemic-equivalent mg/kg that reach the blood.</summary>
    /// <param name="dose">An amount in <see cref="DoseUnit"/>.</param>
    /// <param name="weight">Body weight that turns mg into mg/kg.</param>
    /// <returns>mg/kg.</returns>
    public double Exposure(double dose, double weight) =>
        (DoseUnit == DoseUnit.Milligrams ? dose / weight : dose) * Bioavailability * Potency;
}
