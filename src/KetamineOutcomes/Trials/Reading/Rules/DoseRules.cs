namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Doses whose size speaks for the other unit, or for a slip of the decimal point.</summary>
internal static class DoseRules
{
    /// <summary>Antidepressant doses of ketamine are 20 mg and more by any route, and at most about 1 mg/kg by injection.</summary>
    private const double LowestMilligrams = 5;

    private const double HighestPerKilogram = 5;
    private const double Jump = 10;

    /// <summary>Whether a dose looks like one of the other unit. Small doses in mg are left alone in arms of another drug: midazolam
    /// is given in single milligrams.</summary>
    /// <param name="parts">The trial.</param>
    /// <param name="subject">Whose dose it is.</param>
    /// <param name="milligrams">In mg, NaN when not given.</param>
    /// <param name="perKilogram">In mg/kg, NaN when not given.</param>
    public static bool LooksSwapped(TrialParts parts, int subject, double milligrams, double perKilogram) =>
        perKilogram > HighestPerKilogram || (milligrams is > 0 and < LowestMilligrams && MayBeKetamine(parts, subject));

    /// <summary>Records sessions whose dose is ten times, or a tenth of, the participant's usual one.</summary>
    public static void CheckJumps(TrialParts parts, SessionTable sessions, SourceTable table, RowsBySubject rows)
    {
        var own = new List<double>();
        foreach (
            (string column, IReadOnlyList<double>? doses) in (ReadOnlySpan<(string, IReadOnlyList<double>?)>)
                [("dose_mg", sessions.DoseMg), ("dose_mg_per_kg", sessions.DoseMgPerKg)]
        )
        {
            for (int subject = 0; doses is not null && subject < rows.SubjectCount; subject++)
            {
                own.Clear();
                foreach (int row in rows.Of(subject))
                {
                    if (doses[row] > 0)
                    {
                        own.Add(doses[row]);
                    }
                }
                if (own.Count < 2)
                {
                    continue;
                }
                double first = own[0];
                own.Sort();
                // Of two doses the first counts as usual.
                double usual = own.Count == 2 ? first : own[own.Count / 2];
                if (own[^1] < Jump * usual && own[0] * Jump > usual)
                {
                    continue;
                }
                foreach (int row in rows.Of(subject))
                {
                    if (doses[row] > 0 && (doses[row] >= Jump * usual || doses[row] * Jump <= usual))
                    {
                        parts.Problems.Add(
                            TrialRules.DoseJump,
                            table,
                            row,
                            column,
                            "The dose is of another magnitude than the participant's others.",
                            "Check its unit and its decimal point."
                        );
                    }
                }
            }
        }
    }

    /// <summary>Whether the participant's arm is not of another drug, as far as trial.json says.</summary>
    private static bool MayBeKetamine(TrialParts parts, int subject)
    {
        int arm = subject < 0 ? -1 : parts.Subjects.Arm.Array[subject];
        string? drug = arm < 0 ? null : parts.Settings.ArmNamed(parts.Subjects.Arm.Levels[arm])?.Drug;
        return drug is null || drug.Contains("ketamine", StringComparison.OrdinalIgnoreCase);
    }
}
