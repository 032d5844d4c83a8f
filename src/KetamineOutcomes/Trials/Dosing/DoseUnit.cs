namespace KetamineOutcomes.Trials.Dosing;

/// <summary>The unit of a dose.</summary>
public enum DoseUnit
{
    /// <summary>Milligrams.</summary>
    Milligrams,

    /// <summary>Milligrams per kilogram of body weight.</summary>
    MilligramsPerKilogram,
}
