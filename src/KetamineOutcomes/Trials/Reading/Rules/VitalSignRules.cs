using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of vitals.csv.</summary>
internal static class VitalSignRules
{
    /// <summary>Readings outside these are rarer than mistakes.</summary>
    private static readonly Dictionary<string, (double Low, double High)> Usual = new(StringComparer.Ordinal)
    {
        ["SBP"] = (50, 260),
        ["DBP"] = (20, 160),
        ["HR"] = (25, 220),
        ["SPO2"] = (50, 100),
    };

    /// <summary>Records readings that are improbable, and diastolic pressures that are not below the systolic.</summary>
    public static void Check(TrialParts parts)
    {
        if (parts.VitalSigns is not { } vitals)
        {
            return;
        }
        (double Low, double High)[] usual = vitals
            .Parameter.Levels.Select(level =>
                Usual.GetValueOrDefault(level, (double.NegativeInfinity, double.PositiveInfinity))
            )
            .ToArray();
        for (int row = 0; row < vitals.Count; row++)
        {
            int code = vitals.Parameter.Codes[row];
            if (code >= 0 && (vitals.Value[row] < usual[code].Low || vitals.Value[row] > usual[code].High))
            {
                parts.Problems.Add(
                    TrialRules.ImprobableVital,
                    parts.VitalSignSource!,
                    row,
                    "value",
                    Invariant(
                        $"The reading of {vitals.Parameter.Levels[code]} is outside {usual[code].Low} to {usual[code].High}."
                    ),
                    "Check the reading."
                );
            }
        }
        CheckPressures(parts, vitals);
    }

    private static void CheckPressures(TrialParts parts, VitalSignTable vitals)
    {
        int systolic = Code(vitals.Parameter, "SBP");
        int diastolic = Code(vitals.Parameter, "DBP");
        if (systolic < 0 || diastolic < 0)
        {
            return;
        }
        var rows = new RowsBySubject(vitals.Subject);
        var pressures = new Dictionary<(int Session, double Minute), double>();
        for (int subject = 0; subject < rows.SubjectCount; subject++)
        {
            pressures.Clear();
            foreach (int row in rows.Of(subject))
            {
                if (vitals.Parameter.Codes[row] == systolic)
                {
                    pressures[(vitals.Session[row], vitals.Minute[row])] = vitals.Value[row];
                }
            }
            foreach (int row in rows.Of(subject))
            {
                if (
                    vitals.Parameter.Codes[row] == diastolic
                    && pressures.TryGetValue((vitals.Session[row], vitals.Minute[row]), out double upper)
                    && vitals.Value[row] >= upper
                )
                {
                    parts.Problems.Add(
                        TrialRules.PressureOrder,
                        parts.VitalSignSource!,
                        row,
                        "value",
                        "Diastolic pressure is not below systolic pressure.",
                        "Check whether the two were exchanged."
                    );
                }
            }
        }
    }

    private static int Code(Factor parameters, string name) => parameters.Levels.ToList().IndexOf(name);
}
