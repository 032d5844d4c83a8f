namespace KetamineOutcomes.Trials.Dosing;

/// <summary>The unit of a dose.</summary>
public enum DoseUnit
{
    /// <summary>Milligrams.</summary>
    Milligrams,

    /// <summary>Milligrams per kilogram of body weight.</summary>
    MilligramsPerKilogram,
}

/// <summary>An amount with its unit; the two units never mix without a body weight.</summary>
/// <param name="Amount">The amount, finite and not negative.</param>
/// <param name="Unit">Its unit.</param>
public sealed record Dose(double Amount, DoseUnit Unit);
