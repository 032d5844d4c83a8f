namespace KetamineOutcomes.Statistics.Survival;

/// <summary>How much a time counts in a log-rank test.</summary>
/// <remarks>n is the number at risk (in the stratum, of all groups), S the pooled Kaplan-Meier curve of the stratum just before t,
/// S̃ = Π(1 − d/(n+1)) including t. Weights must be chosen before looking at the curves.</remarks>
public sealed record LogRankWeight
{
    private readonly Family family;

    private LogRankWeight(string name, Family family, double rho = 0, double gamma = 0)
    {
        Name = name;
        this.family = family;
        Rho = rho;
        Gamma = gamma;
    }

    private enum Family
    {
        FlemingHarrington,
        Gehan,
        TaroneWare,
        PetoPeto,
        ModifiedPetoPeto,
    }

    /// <summary>The test's name.</summary>
    public string Name { get; }

    /// <summary>Power of S(t−); 0 in the other families.</summary>
    public double Rho { get; }

    /// <summary>Power of 1 − S(t−); 0 in the other families.</summary>
    public double Gamma { get; }

    /// <summary>Every time counts the same: best when hazards are proportional.</summary>
    public static LogRankWeight LogRank { get; } = new("log-rank", Family.FlemingHarrington);

    /// <summary>n: early differences, and much influenced by censoring. Gehan (1965), doi:10.1093/biomet/52.1-2.203; Breslow
    /// (1970). SAS calls it WILCOXON.</summary>
    public static LogRankWeight Gehan { get; } = new("Gehan-Breslow", Family.Gehan);

    /// <summary>√n. Tarone and Ware (1977), doi:10.1093/biomet/64.1.156.</summary>
    public static LogRankWeight TaroneWare { get; } = new("Tarone-Ware", Family.TaroneWare);

    /// <summary>S̃(t): early differences, little influenced by censoring. Peto and Peto (1972), doi:10.2307/2344317.</summary>
    public static LogRankWeight PetoPeto { get; } = new("Peto-Peto", Family.PetoPeto);

    /// <summary>S̃(t)·n/(n+1). Andersen et al. (1982).</summary>
    public static LogRankWeight ModifiedPetoPeto { get; } = new("modified Peto-Peto", Family.ModifiedPetoPeto);

    /// <summary>S(t−)^ρ·(1−S(t−))^γ: ρ = 1 weighs early differences (R's <c>survdiff(rho = 1)</c>), γ = 1 late ones. Harrington
    /// and Fleming (1982), doi:10.1093/biomet/69.3.553.</summary>
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
        return new LogRankWeight("log-rank", Family.FlemingHarrington, rho, gamma);
    }

    internal bool IsFlemingHarrington => family == Family.FlemingHarrington;

    internal double At(double survivalBefore, double petoSurvival, double atRisk) =>
        family switch
        {
            Family.Gehan => atRisk,
            Family.TaroneWare => Math.Sqrt(atRisk),
            Family.PetoPeto => petoSurvival,
            Family.ModifiedPetoPeto => petoSurvival * atRisk / (atRisk + 1),
            _ => (Rho == 0 ? 1 : Math.Pow(survivalBefore, Rho))
                * (Gamma == 0 ? 1 : Math.Pow(1 - survivalBefore, Gamma)),
        };
}
