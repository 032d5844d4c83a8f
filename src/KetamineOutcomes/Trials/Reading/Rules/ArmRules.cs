using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Holds the arms and treatments against those of trial.json.</summary>
internal static class ArmRules
{
    /// <summary>Records arms that are not known, and arms without participants.</summary>
    public static void Check(TrialParts parts)
    {
        Factor arm = parts.Subjects.Arm;
        Factor? treatment = parts.Assessments.Treatment;
        string[] told = parts.Settings.Description.Arms.Select(a => a.Name).ToArray();
        if (told.Length == 0)
        {
            return;
        }
        // In a crossover the arms of trial.json may be the treatments, and the arm the sequence or a diagnosis.
        bool describesTreatments = treatment is not null && !arm.Levels.Intersect(told).Any();
        if (!describesTreatments)
        {
            CheckListed(parts.Problems, parts.SubjectSource, "arm", arm, told);
        }
        else if (parts.AssessmentSource.Find("treatment") is not null)
        {
            CheckListed(parts.Problems, parts.AssessmentSource, "treatment", treatment!, told);
        }
        foreach (string empty in told.Except(arm.Levels).Except(treatment?.Levels ?? []))
        {
            parts.Problems.Add(
                TrialRules.EmptyArm,
                "trial.json",
                null,
                "arms",
                $"The arm '{empty}' has no participants.",
                "Remove it, or correct its name: it must be the word in the arm column."
            );
        }
    }

    private static void CheckListed(
        ProblemList problems,
        SourceTable table,
        string column,
        Factor words,
        string[] told
    ) =>
        problems.AddLevels(
            TrialRules.UnknownWord,
            table,
            column,
            words,
            level => !told.Contains(words.Levels[level]),
            _ => $"The {column} is none of those in trial.json.",
            level =>
                $"{NearestWord.Question(words.Levels[level], told)}Arms are: {string.Join(", ", told)}; add it there, or correct it."
        );
}
