namespace KetamineOutcomes.Statistics.Survival;

/// <summary>How a survival curve is estimated (SAS LIFETEST's METHOD=KM, BRESLOW, FH; R's <c>stype</c> and
/// <c>ctype</c>).</summary>
public enum SurvivalEstimator
{
    /// <summary>Product-limit, Π(1 − d/n), with Greenwood's variance. Default.</summary>
    KaplanMeier,

    /// <summary>exp(−H) with Nelson and Aalen's H = Σ d/n, variance of H Σ d/n² (R: stype 2, ctype 1). Stays above 0 at the last
    /// event.</summary>
    Breslow,

    /// <summary>exp(−H) with tied events taken one by one, H = Σ Σ_{j&lt;d} 1/(n−j) and variance Σ Σ 1/(n−j)² (R: stype 2,
    /// ctype 2). Fleming and Harrington (1984), doi:10.1080/03610928408828837. Not with sampling weights.</summary>
    FlemingHarrington,
}
