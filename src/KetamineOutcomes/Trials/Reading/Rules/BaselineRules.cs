using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Who has no baseline, or no assessment at all.</summary>
internal static class BaselineRules
{
    /// <summary>Records participants without a baseline, one problem a scale at the participant's first row of
    /// assessments.csv, and participants without assessments at their row of subjects.csv.</summary>
    public static void Check(TrialParts parts)
    {
        AssessmentTable table = parts.Assessments;
        RatingScale[] scales = table.Scale.Levels.Select(level => parts.Settings.Scales.Find(level)!).ToArray();
        double[]? given = ReadBaselines(parts, scales, out bool isBySubject);
        if (given is not null && (!isBySubject || scales.Length == 1))
        {
            DoubleBaselineRules.CheckColumn(parts, given, isBySubject);
        }
        var hasScale = new bool[scales.Length];
        var hasBaseline = new bool[scales.Length];
        for (int subject = 0; subject < parts.Subjects.Count; subject++)
        {
            ReadOnlySpan<int> rows = parts.AssessmentRows.Of(subject);
            if (rows.IsEmpty)
            {
                if (parts.SubjectIndex.Find(parts.Subjects.Ids[subject]) != subject)
                {
                    continue;
                }
                parts.Problems.Add(
                    TrialRules.NoAssessments,
                    parts.SubjectSource,
                    subject,
                    null,
                    "The participant has no assessment.",
                    "Nothing need be done if none was taken; the participant enters no analysis of scores."
                );
                continue;
            }
            Array.Clear(hasScale);
            Array.Fill(hasBaseline, isBySubject && given is not null && !double.IsNaN(given[subject]));
            foreach (int row in rows)
            {
                int scale = table.Scale.Codes[row];
                if (scale >= 0)
                {
                    hasScale[scale] = true;
                    hasBaseline[scale] |= given is null
                        ? parts.Day[row] <= 0 && !double.IsNaN(parts.Score[row])
                        : !isBySubject && !double.IsNaN(given[row]);
                }
            }
            for (int scale = 0; scale < scales.Length; scale++)
            {
                if (hasScale[scale] && !hasBaseline[scale] && scales[scale].HasBaseline)
                {
                    Report(parts, rows[0], scales[scale], given is not null);
                }
            }
        }
    }

    private static void Report(TrialParts parts, int row, RatingScale scale, bool isColumn) =>
        parts.Problems.Add(
            TrialRules.NoBaseline,
            parts.AssessmentSource,
            row,
            null,
            $"The participant has no baseline of {scale.Name}"
                + (
                    isColumn
                        ? $": the column '{parts.Settings.Description.BaselineColumn}' is empty."
                        : ": no score at or before day 0."
                ),
            "Add the score, or leave it so: the participant is then left out of this scale's analyses, and counted."
        );

    /// <summary>The column that trial.json names for baselines: one value a participant or a row of assessments.csv.</summary>
    private static double[]? ReadBaselines(TrialParts parts, RatingScale[] scales, out bool isBySubject)
    {
        isBySubject = false;
        if (parts.Settings.Description.BaselineColumn is not { } column)
        {
            return null;
        }
        isBySubject = parts.AssessmentSource.Find(column) is null;
        SourceTable table = isBySubject ? parts.SubjectSource : parts.AssessmentSource;
        var reader = new TableReader(table, parts.Problems);
        if (!reader.Has(column))
        {
            parts.Problems.Add(
                TrialRules.MissingColumn,
                "trial.json",
                null,
                "baseline",
                $"There is no column '{column}' in assessments.csv or subjects.csv, which trial.json names as the baseline.",
                "Correct the name; a column that trial.json renames goes by its new name."
            );
            return null;
        }
        if (isBySubject && scales.Length > 1)
        {
            parts.Problems.Add(
                TrialRules.AmbiguousBaseline,
                table.File,
                1,
                column,
                "The baseline column belongs to a participant, and there are several scales.",
                "Move it to assessments.csv, where each row has a scale."
            );
        }
        double[]? values = reader.Numbers(column);
        CheckRange(parts, table, column, values ?? [], scales, isBySubject);
        return values;
    }

    private static void CheckRange(
        TrialParts parts,
        SourceTable table,
        string column,
        double[] values,
        RatingScale[] scales,
        bool isBySubject
    )
    {
        for (int row = 0; row < values.Length; row++)
        {
            int code = isBySubject ? 0 : parts.Assessments.Scale.Codes[row];
            if (code >= 0 && code < scales.Length && !double.IsNaN(values[row]) && !scales[code].Holds(values[row]))
            {
                parts.Problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    column,
                    $"The baseline is impossible: {scales[code].Name} goes from {scales[code].RangeText()}.",
                    "Correct it, or leave the cell empty."
                );
            }
        }
    }
}
