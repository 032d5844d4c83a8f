namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Units of biomarkers: a marker in two of them cannot be averaged.</summary>
internal static class UnitRules
{
    /// <summary>Records the first row of each further unit of a marker.</summary>
    public static void Check(TableReader reader)
    {
        if (reader.Category("marker") is not { } marker || reader.Category("unit") is not { } unit)
        {
            return;
        }
        var unitOf = new int[marker.Levels.Count];
        Array.Fill(unitOf, -1);
        var said = new HashSet<long>();
        for (int row = 0; row < reader.Rows; row++)
        {
            (int own, int given) = (marker.Codes[row], unit.Codes[row]);
            if (own < 0 || given < 0)
            {
                continue;
            }
            if (unitOf[own] < 0)
            {
                unitOf[own] = given;
            }
            else if (unitOf[own] != given && said.Add(((long)own << 32) | (uint)given))
            {
                reader.Report(
                    TrialRules.MixedUnits,
                    row,
                    "unit",
                    "The marker stands in another unit on an earlier row.",
                    "Convert one of the units, or name the markers apart."
                );
            }
        }
    }
}
