namespace KetamineOutcomes.Trials.Dosing;

/// <summary>Symbols and spellings of dose units.</summary>
public static class DoseUnits
{
    /// <summary>The symbol of a unit: <c>mg</c> or <c>mg/kg</c>.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>The symbol.</returns>
    public static string Symbol(this DoseUnit unit) => unit == DoseUnit.Milligrams ? "mg" : "mg/kg";

    /// <summary>The unit that a word names. Case and blanks do not matter.</summary>
    /// <param name="word">The word: <c>mg</c>, <c>mg/kg</c>, <c>mg per kg</c>.</param>
    /// <returns>The unit, or <c>null</c> when the word is not known (other units, such as µg, are not converted).</returns>
    public static DoseUnit? Find(string word) =>
        word.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "mg" or "mgs" or "milligram" or "milligrams" => DoseUnit.Milligrams,
            "mg/kg" or "mg/kgbw" or "mgperkg" or "mg_per_kg" or "mgkg-1" or "mg.kg-1" or "mg·kg-1" =>
                DoseUnit.MilligramsPerKilogram,
            "milligramsperkilogram" => DoseUnit.MilligramsPerKilogram,
            _ => null,
        };
}
