namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>An adverse event: how often, how grave, how long.</summary>
public sealed record AdverseEventDesign
{
    /// <summary>Preferred term.</summary>
    public required string Term { get; init; }

    /// <summary>System organ class.</summary>
    public required string Soc { get; init; }

    /// <summary>Probability at the first session, by arm; arms not named have none.</summary>
    public IReadOnlyDictionary<string, double> PerSession { get; init; } = new Dictionary<string, double>();

    /// <summary>The probability at session s is the first's times this to the power s − 1. Default 1.</summary>
    public double Decay { get; init; } = 1;

    /// <summary>Rate without regard to sessions, per 30 days under observation, by arm.</summary>
    public IReadOnlyDictionary<string, double> Per30Days { get; init; } = new Dictionary<string, double>();

    /// <summary>Shares of mild, moderate and severe.</summary>
    public IReadOnlyList<double> Severity { get; init; } = [0.7, 0.25, 0.05];

    /// <summary>Share that is serious.</summary>
    public double Serious { get; init; }

    /// <summary>Share that is judged related to the drug.</summary>
    public double Related { get; init; } = 0.8;

    /// <summary>Share that lasts beyond the day.</summary>
    public double Lasting { get; init; }

    /// <summary>Mean number of further days of those that last.</summary>
    public double LastingDays { get; init; } = 2;
}
