using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of vitals.csv.</summary>
internal static class VitalSignRules
{
    /// <summary>Records diastolic pressures that are not below the systolic of the same minute.</summary>
    public static void Check(TrialParts parts)
    {
        if (parts.VitalSigns is { } vitals)
        {
            CheckPressures(parts, vitals);
        }
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
