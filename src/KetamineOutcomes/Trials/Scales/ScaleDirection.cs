namespace KetamineOutcomes.Trials.Scales;

/// <summary>Which way a scale's score means getting better.</summary>
public enum ScaleDirection
{
    /// <summary>A lower score is better: symptom scales.</summary>
    LowerIsBetter,

    /// <summary>A higher score is better: functioning, quality of life, alertness.</summary>
    HigherIsBetter,
}
