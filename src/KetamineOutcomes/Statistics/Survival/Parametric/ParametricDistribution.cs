namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>The law of the times in a parametric survival model; η is the linear predictor.</summary>
public enum ParametricDistribution
{
    /// <summary>Constant hazard e^(−η): log T = η + standard extreme value.</summary>
    Exponential,

    /// <summary>log T = η + σ·extreme value: hazard rises (σ &lt; 1) or falls (σ &gt; 1) with time; hazards proportional
    /// too.</summary>
    Weibull,

    /// <summary>log T = η + σ·normal: hazard rises, then falls.</summary>
    LogNormal,

    /// <summary>log T = η + σ·logistic: odds of survival proportional.</summary>
    LogLogistic,

    /// <summary>Hazard e^(η + γt): proportional hazards; with γ &lt; 0 a share never has the event.</summary>
    Gompertz,

    /// <summary>Prentice's generalised gamma: log T = η + σW with shape Q; Weibull at Q = 1, log-normal at Q = 0, gamma at
    /// Q = σ.</summary>
    GeneralisedGamma,
}
