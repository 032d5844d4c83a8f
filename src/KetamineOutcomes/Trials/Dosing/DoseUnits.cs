namespace KetamineOutcomes.Trials.Dosing;

/// <summary>Symbols and spellings of dose units.</summary>
public static class DoseUnits
{
    private static readonly Dictionary<string, DoseUnit> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mg"] = DoseUnit.Milligrams,
        ["mgs"] = DoseUnit.Milligrams,
        ["milligram"] = DoseUnit.Milligrams,
        ["milligrams"] = DoseUnit.Milligrams,
        ["mg/kg"] = DoseUnit.MilligramsPerKilogram,
        ["mg/kgbw"] = DoseUnit.MilligramsPerKilogram,
        ["mgperkg"] = DoseUnit.MilligramsPerKilogram,
        ["mgkg-1"] = DoseUnit.MilligramsPerKilogram,
        ["mg.kg-1"] = DoseUnit.MilligramsPerKilogram,
        ["mg·kg-1"] = DoseUnit.MilligramsPerKilogram,
        ["mg_per_kg"] = DoseUnit.MilligramsPerKilogram,
        ["milligramsperkilogram"] = DoseUnit.MilligramsPerKilogram,
    };

    /// <summary>The symbol of a unit: <c>mg</c> or <c>mg/kg</c>.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>The symbol.</returns>
    public static string Symbol(this DoseUnit unit) => unit == DoseUnit.Milligrams ? "mg" : "mg/kg";

    /// <summary>The unit that a word names. Case and blanks do not matter.</summary>
    /// <param name="word">The word: <c>mg</c>, <c>mg/kg</c>, <c>mg per kg</c>.</param>
    /// <returns>The unit, or <c>null</c> when the word is not known (other units, such as µg, are not converted).</returns>
    public static DoseUnit? Find(string word) =>
        Words.TryGetValue(word.Replace(" ", "", StringComparison.Ordinal), out DoseUnit unit) ? unit : null;
}
