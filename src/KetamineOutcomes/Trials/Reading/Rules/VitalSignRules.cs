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
        for (int subject = 0; subject < rows.SubjectCount; subject++)
        {
            int[] own = rows.Of(subject).ToArray();
            Array.Sort(own, (left, right) => Compare(vitals, left, right));
            int upper = -1;
            foreach (int row in own)
            {
                int parameter = vitals.Parameter.Codes[row];
                if (parameter == systolic)
                {
                    upper = row;
                }
                else if (
                    parameter == diastolic
                    && upper >= 0
                    && IsSameMinute(vitals, upper, row)
                    && vitals.Value[row] >= vitals.Value[upper]
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

    /// <summary>By session, minute and parameter; systolic comes before diastolic.</summary>
    private static int Compare(VitalSignTable vitals, int left, int right)
    {
        int order = vitals.Session[left].CompareTo(vitals.Session[right]);
        order = order != 0 ? order : vitals.Minute[left].CompareTo(vitals.Minute[right]);
        return order != 0 ? order : vitals.Parameter.Codes[left].CompareTo(vitals.Parameter.Codes[right]);
    }

    private static bool IsSameMinute(VitalSignTable vitals, int left, int right) =>
        vitals.Session[left] == vitals.Session[right] && vitals.Minute[left] == vitals.Minute[right];

    private static int Code(Factor parameters, string name) => parameters.Levels.ToList().IndexOf(name);
}
