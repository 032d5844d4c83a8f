namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>How the limits of Cliff's δ are found.</summary>
public enum CliffsDeltaInterval
{
    /// <summary>Cliff's consistent variance with Feng and Cliff's asymmetric limits: the default.</summary>
    Consistent,

    /// <summary>Fisher's z with the rank-sum variance under no difference, as R's effectsize does. Too short away from 0:
    /// in simulations a 95% interval holds a true δ of 0.84 in 75 to 80 of 100 trials, at 10 to 60 people a group.</summary>
    FisherZ,
}
