using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials;

/// <summary>A trial in memory: its tables joined by participant, what <c>trial.json</c> says of it, and every problem.</summary>
/// <remarks>Tables are columns; their <c>Subject</c> columns hold indexes into <see cref="Subjects"/>. Immutable and safe to
/// share between threads.</remarks>
public sealed record Trial
{
    /// <summary>What <c>trial.json</c> says; defaults when there is none.</summary>
    public required TrialDescription Description { get; init; }

    /// <summary>The scales: the standard ones, and those that <c>trial.json</c> adds or changes.</summary>
    public ScaleRegistry Scales { get; init; } = ScaleRegistry.Standard;

    /// <summary>One row a participant.</summary>
    public required SubjectTable Subjects { get; init; }

    /// <summary>One row a participant, scale and time.</summary>
    public required AssessmentTable Assessments { get; init; }

    /// <summary>One row a dosing session; <c>null</c> without sessions.csv.</summary>
    public SessionTable? Sessions { get; init; }

    /// <summary>One row a participant in maintenance; <c>null</c> without follow_up.csv.</summary>
    public FollowUpTable? FollowUp { get; init; }

    /// <summary>One row an adverse event; <c>null</c> without adverse_events.csv.</summary>
    public AdverseEventTable? AdverseEvents { get; init; }

    /// <summary>One row a reading of a vital sign; <c>null</c> without vitals.csv.</summary>
    public VitalSignTable? VitalSigns { get; init; }

    /// <summary>Tables without an analysis of their own yet (biomarkers, cognition, diary, medications, costs), checked
    /// for keys and types, by file name.</summary>
    public IReadOnlyDictionary<string, OtherTable> OtherTables { get; init; } = new Dictionary<string, OtherTable>();

    /// <summary>The files read, in the order in which they are listed in results.</summary>
    public IReadOnlyList<TrialFile> Files { get; init; } = [];

    /// <summary>Every problem found, errors and warnings, in file and line order.</summary>
    public IReadOnlyList<DataProblem> Problems { get; init; } = [];

    /// <summary>The arm that <c>trial.json</c> marks as the reference, when somebody is in it; else <c>null</c>.</summary>
    public string? ReferenceArm =>
        Description
            .Arms.FirstOrDefault(arm =>
                arm.IsReference && Subjects.Arm.Levels.Contains(arm.Name, StringComparer.Ordinal)
            )
            ?.Name;

    /// <summary>Reads a trial folder: CSV files in long form joined by <c>subject_id</c>, and <c>trial.json</c>.</summary>
    /// <param name="folder">The folder; <c>subjects.csv</c> and <c>assessments.csv</c> are required.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The trial; warnings are among its problems.</returns>
    /// <exception cref="TrialDataException">There is no such folder, or the data have errors: all problems, warnings too.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Trial Read(string folder, CancellationToken cancellation = default)
    {
        TrialValidation read = Validate(folder, cancellation);
        return read.Trial ?? throw new TrialDataException(read.Problems);
    }

    /// <summary>Reads a trial folder and tells every problem of it at once.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The problems, and the trial when none of them is an error.</returns>
    /// <exception cref="TrialDataException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static TrialValidation Validate(string folder, CancellationToken cancellation = default) =>
        TrialReader.Read(folder, cancellation);

    internal Trial WithProblems(IReadOnlyList<DataProblem> problems, IReadOnlyList<TrialFile> files) =>
        new()
        {
            Description = Description,
            Scales = Scales,
            Subjects = Subjects,
            Assessments = Assessments,
            Sessions = Sessions,
            FollowUp = FollowUp,
            AdverseEvents = AdverseEvents,
            VitalSigns = VitalSigns,
            OtherTables = OtherTables,
            Files = files,
            Problems = problems,
        };
}
