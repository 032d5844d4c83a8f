namespace KetamineOutcomes.Statistics.Survival;

/// <summary>What a quantile is when the curve is flat exactly at it (to 1.5e-8) until follow-up ends.</summary>
/// <remarks>Flat between two events, both rules give the midpoint of the two. R: <c>quantile.survfit</c>; SAS: LIFETEST's
/// quartile estimates.</remarks>
public enum QuantileRule
{
    /// <summary>The midpoint between the event that brought the curve there and the last time of follow-up. Default.</summary>
    R,

    /// <summary>Not estimable.</summary>
    Sas,
}
