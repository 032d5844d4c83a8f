namespace KetamineOutcomes.Statistics.Survival.TwoStage;

/// <summary>How much of the level is spent by an interim look, by the share of the planned information at it.</summary>
public enum AlphaSpending
{
    /// <summary>O'Brien-Fleming kind: 2 − 2Φ(z₁₋α/₂/√t): little early, nearly the whole level at the end.</summary>
    OBrienFleming,

    /// <summary>Pocock kind: α·ln(1 + (e − 1)t): more nearly even.</summary>
    Pocock,
}
