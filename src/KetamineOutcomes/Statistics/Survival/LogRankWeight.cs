namespace KetamineOutcomes.Statistics.Survival;

/// <summary>How much a time counts in a log-rank test: Fleming-Harrington's S(t−)^ρ·(1−S(t−))^γ.</summary>
/// <remarks>S is the pooled Kaplan-Meier curve (the stratum's in a stratified test) just before t. ρ = γ = 0 is the log-rank
/// test, best when hazards are proportional; ρ = 1 weighs early differences, γ = 1 late ones. Harrington and Fleming (1982),
/// doi:10.1093/biomet/69.3.553.</remarks>
public sealed record LogRankWeight
{
    private LogRankWeight(double rho, double gamma)
    {
        Rho = rho;
        Gamma = gamma;
    }

    /// <summary>Power of S(t−).</summary>
    public double Rho { get; }

    /// <summary>Power of 1 − S(t−).</summary>
    public double Gamma { get; }

    /// <summary>Every time counts the same.</summary>
    public static LogRankWeight LogRank { get; } = new(0, 0);

    /// <summary>Fleming-Harrington's weights.</summary>
    /// <param name="rho">Power of S(t−), 0 or more.</param>
    /// <param name="gamma">Power of 1 − S(t−), 0 or more.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A power is negative or not finite.</exception>
    public static LogRankWeight FlemingHarrington(double rho, double gamma)
    {
        if (!(rho >= 0 && double.IsFinite(rho)))
        {
            throw new ArgumentOutOfRangeException(nameof(rho), "Rho is a finite number of 0 or more.");
        }
        if (!(gamma >= 0 && double.IsFinite(gamma)))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), "Gamma is a finite number of 0 or more.");
        }
        return new LogRankWeight(rho, gamma);
    }

    internal double At(double survivalBefore) =>
        (Rho == 0 ? 1 : Math.Pow(survivalBefore, Rho)) * (Gamma == 0 ? 1 : Math.Pow(1 - survivalBefore, Gamma));
}
