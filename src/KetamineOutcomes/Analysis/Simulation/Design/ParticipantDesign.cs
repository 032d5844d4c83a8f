namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Who takes part: subjects.csv beside the arm.</summary>
public sealed record ParticipantDesign
{
    /// <summary>Number of sites, drawn evenly. Default 6.</summary>
    public int Sites { get; init; } = 6;

    /// <summary>Standard deviation of the site's part of the MADRS change, in points. Default 0.</summary>
    public double SiteDeviation { get; init; }

    /// <summary>Age in years.</summary>
    public SpreadDesign Age { get; init; } = new(46, 11.5, 18, 64);

    /// <summary>Share of women.</summary>
    public double Female { get; init; } = 0.66;

    /// <summary>Body weight in kilograms, of both sexes together; a man's mean lies 12 kg above a woman's.</summary>
    public SpreadDesign Weight { get; init; } = new(79, 16, 45, 140);

    /// <summary>Shares of 2, 3, 4, … failed antidepressant trials.</summary>
    public IReadOnlyList<double> FailedTrials { get; init; } = [0.55, 0.27, 0.12, 0.06];

    /// <summary>Median length of the episode in months (log-normal with a spread of 0.9).</summary>
    public double EpisodeMonths { get; init; } = 20;

    /// <summary>Share of those in psychotherapy.</summary>
    public double Psychotherapy { get; init; } = 0.3;
}
