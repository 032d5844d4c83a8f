namespace KetamineOutcomes.Trials.Dosing;

/// <summary>An amount of drug with its unit. The two units never mix without a body weight.</summary>
public readonly record struct Dose
{
    /// <summary>Makes a dose.</summary>
    /// <param name="amount">The amount, finite and not negative.</param>
    /// <param name="unit">Its unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, infinite or NaN.</exception>
    public Dose(double amount, DoseUnit unit)
    {
        if (!(amount >= 0 && double.IsFinite(amount)))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), "A dose is a finite amount of 0 or more.");
        }
        Amount = amount;
        Unit = unit;
    }

    /// <summary>The amount.</summary>
    public double Amount { get; }

    /// <summary>Its unit.</summary>
    public DoseUnit Unit { get; }

    /// <summary>The dose in milligrams: amount, or amount × body weight.</summary>
    /// <param name="bodyWeightKg">Body weight in kg; <c>null</c> when it is not known.</param>
    /// <returns>Milligrams; <c>null</c> when the dose is per kilogram and the weight is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not above 0.</exception>
    public double? InMilligrams(double? bodyWeightKg) =>
        Unit == DoseUnit.Milligrams ? Amount : Amount * Checked(bodyWeightKg);

    /// <summary>The dose in milligrams per kilogram: amount, or amount / body weight.</summary>
    /// <param name="bodyWeightKg">Body weight in kg; <c>null</c> when it is not known.</param>
    /// <returns>mg/kg; <c>null</c> when the dose is in milligrams and the weight is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not above 0.</exception>
    public double? InMilligramsPerKilogram(double? bodyWeightKg) =>
        Unit == DoseUnit.MilligramsPerKilogram ? Amount : Amount / Checked(bodyWeightKg);

    /// <summary>The amount in its shortest form with the unit: <c>0.5 mg/kg</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Invariant($"{Amount:R} {DoseUnits.Symbol(Unit)}");

    private static double? Checked(double? bodyWeightKg) =>
        bodyWeightKg is null or > 0
            ? bodyWeightKg
            : throw new ArgumentOutOfRangeException(nameof(bodyWeightKg), "A body weight is above 0 kg.");
}
