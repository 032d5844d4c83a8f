namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>What files outside the trial folder's layout call the participant and the arm.</summary>
internal static class FieldNames
{
    /// <summary>Names of the participant's identifier, the likeliest first.</summary>
    public static IReadOnlyList<string> Identifiers { get; } =
    [
        "subject_id",
        "participant_id",
        "patient_id",
        "usubjid",
        "subjid",
        "subjectid",
        "participantid",
        "patientid",
        "pat_id",
        "sub_id",
        "record_id",
        "subject",
        "participant",
        "patient",
        "id",
    ];

    private static readonly string[] Arms =
    [
        "treatment_arm",
        "treatment_group",
        "trt01p",
        "trtp",
        "group",
        "treatment",
        "trt",
        "allocation",
        "randomisation",
        "randomization",
        "therapy",
    ];

    /// <summary>The identifier's column; null when there is none.</summary>
    /// <param name="columns">The file's columns.</param>
    /// <param name="settings">Names of trial.json, which go first.</param>
    public static string? Identifier(IReadOnlyList<string> columns, TrialSettings settings) =>
        Described(columns, settings, "subject_id", "assessments.csv")
        ?? Identifiers.Select(name => Of(columns, name)).FirstOrDefault(found => found is not null);

    /// <summary>The arm's column; null when there is none, or when several may be it (recorded).</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="settings">Names of trial.json, which go first.</param>
    /// <param name="problems">Where several candidates are recorded.</param>
    public static string? Arm(string file, IReadOnlyList<string> columns, TrialSettings settings, ProblemList problems)
    {
        if ((Described(columns, settings, "arm", "subjects.csv") ?? Of(columns, "arm")) is { } named)
        {
            return named;
        }
        string[] found = Arms.Select(name => Of(columns, name)).OfType<string>().ToArray();
        if (found.Length > 1)
        {
            problems.Add(
                TrialRules.AmbiguousLayout,
                file,
                1,
                found[1],
                $"The arm can be read from '{found[0]}' or from '{found[1]}'.",
                $"Choose in trial.json: \"columns\": {{ \"subjects.csv\": {{ \"arm\": \"{found[0]}\" }} }}."
            );
        }
        return found.Length > 0 ? found[0] : null;
    }

    private static string? Described(IReadOnlyList<string> columns, TrialSettings settings, string ours, string first)
    {
        string? name =
            settings.ColumnsOf(first).GetValueOrDefault(ours)
            ?? settings.ColumnsOf("subjects.csv").GetValueOrDefault(ours)
            ?? settings.ColumnsOf("assessments.csv").GetValueOrDefault(ours);
        return name is null ? null : Of(columns, name);
    }

    private static string? Of(IReadOnlyList<string> columns, string name) =>
        columns.FirstOrDefault(c => c == name)
        ?? columns.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
}
