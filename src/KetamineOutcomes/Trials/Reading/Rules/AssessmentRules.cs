namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of assessments.csv.</summary>
internal static class AssessmentRules
{
    private const double TenYears = 3653;

    /// <summary>Records days far away, and rows of a crossover without a treatment.</summary>
    public static void Check(TrialParts parts)
    {
        AssessmentTable table = parts.Assessments;
        string column = parts.AssessmentSource.Find("day") is not null ? "day" : "date";
        for (int row = 0; row < table.Count; row++)
        {
            if (Math.Abs(parts.Day[row]) > TenYears)
            {
                parts.Problems.Add(
                    TrialRules.ImprobableDay,
                    parts.AssessmentSource,
                    row,
                    column,
                    "The day is more than ten years from the first dose.",
                    "Check the day and its unit."
                );
            }
        }
        for (int row = 0; table.Treatment is not null && row < table.Count; row++)
        {
            if (table.Treatment.Codes[row] < 0 && table.Day[row] > 0 && !double.IsNaN(table.Score[row]))
            {
                parts.Problems.Add(
                    TrialRules.MissingTreatment,
                    parts.AssessmentSource,
                    row,
                    "treatment",
                    "The assessment after dosing has no treatment.",
                    "Say which treatment was given in its period; the row enters no comparison of treatments."
                );
            }
        }
    }
}
