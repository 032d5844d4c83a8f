namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The scale on which the interval of a survival probability is symmetric; limits are cut to [0, 1].</summary>
/// <remarks>z is the normal quantile, σ the standard error of log S (Greenwood's, without the factor S). Default here and
/// in SAS: <see cref="LogLog"/>; in R: <see cref="Log"/>.</remarks>
public enum IntervalTransform
{
    /// <summary>exp(−exp(log(−log S) ± zσ/log S)): stays inside (0, 1); good in small samples. Undefined at 0 and 1.
    /// Kalbfleisch and Prentice (1980).</summary>
    LogLog,

    /// <summary>S·exp(±zσ). Undefined at 0.</summary>
    Log,

    /// <summary>S ± zσS, Greenwood's own. Undefined at 0, where the variance is.</summary>
    Plain,

    /// <summary>Symmetric in log(S/(1−S)). Undefined at 0 and 1.</summary>
    Logit,

    /// <summary>sin²(arcsin √S ± ½zσ√(S/(1−S))). Undefined at 0 and 1. Thomas and Grunkemeier (1975),
    /// doi:10.1080/01621459.1975.10480315.</summary>
    Arcsine,

    /// <summary>No interval.</summary>
    None,
}
