using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>The optional columns of each table, and those that are nearly spelt like one: they would be passed over in
/// silence.</summary>
internal static class KnownColumns
{
    /// <summary>Shorter names are near too many words.</summary>
    private const int ShortestChecked = 5;

    private static string Of(string table) =>
        table switch
        {
            "subjects.csv" =>
                "route dose_unit weight_kg failed_trials episode_months psychotherapy first_dose_date consent_day consent_date",
            "assessments.csv" => "visit period treatment",
            "sessions.csv" => "route dose_mg dose_mg_per_kg duration_min",
            "follow_up.csv" => "reason",
            "adverse_events.csv" => "severity serious related start_day end_day session start_date end_date",
            "diary.csv" => "side_effect",
            "medications.csv" => "class start_day end_day dose_mg start_date end_date",
            _ => "",
        };

    /// <summary>Records columns one letter away from an optional column that is not there (two in long names).</summary>
    public static void Check(SourceTable table, ProblemList problems)
    {
        string[] known = Of(table.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string absent in known.Where(name => name.Length >= ShortestChecked && table.Find(name) is null))
        {
            foreach (Column column in table.Data.Columns)
            {
                bool isOther = known.Contains(column.Name, StringComparer.OrdinalIgnoreCase);
                if (!isOther && NearestWord.IsNear(column.Name, absent, absent.Length >= 8 ? 2 : 1))
                {
                    problems.Add(
                        TrialRules.MisspeltColumn,
                        table.File,
                        1,
                        column.Name,
                        $"The column '{column.Name}' is nearly called '{absent}', and is not read as such.",
                        "If it is meant, rename it, or say so under \"columns\" in trial.json."
                    );
                }
            }
        }
    }
}
