namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Maintenance: those with a response at the last acute visit are followed until relapse, withdrawal or the end.</summary>
/// <remarks>Relapse strikes at a constant hazard, the arm's. The first visit after it scores at or above the threshold, and so does the confirming one: that visit's day ends the
/// follow-up (SUSTAIN-1's rule); those admitted to hospital relapse on that very day. A high score that could only be confirmed after the end is no relapse. Nobody else scores at or above the threshold at two visits running.</remarks>
public sealed record MaintenanceDesign
{
    /// <summary>Fall from baseline that lets a participant enter, as a share. Default 0.5.</summary>
    public double Reduction { get; init; } = 0.5;

    /// <summary>Length in days.</summary>
    public required double Days { get; init; }

    /// <summary>Days between visits. Default 14.</summary>
    public double VisitEvery { get; init; } = 14;

    /// <summary>Days from a visit at the threshold to the confirming one. Default 7.</summary>
    public double ConfirmAfter { get; init; } = 7;

    /// <summary>Days between maintenance doses; 0: none.</summary>
    public double SessionEvery { get; init; }

    /// <summary>MADRS score of relapse. Default 22.</summary>
    public int Threshold { get; init; } = 22;

    /// <summary>Share of visits at which a single score reaches the threshold without relapse.</summary>
    public double Excursions { get; init; }

    /// <summary>Share of relapses that are admissions to hospital.</summary>
    public double Hospitalised { get; init; }

    /// <summary>Hazard of withdrawal per 30 days.</summary>
    public double WithdrawnPer30Days { get; init; }

    /// <summary>Hazard of loss to follow-up per 30 days.</summary>
    public double LostPer30Days { get; init; }
}
