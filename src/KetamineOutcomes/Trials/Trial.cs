using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>A trial in memory: its tables joined by participant, what <c>trial.json</c> says of it, and every problem.</summary>
/// <remarks>Tables are columns; their <c>Subject</c> columns hold indexes into <see cref="Subjects"/>. Immutable and safe to
/// share between threads.</remarks>
public sealed class Trial
{
    /// <summary>What <c>trial.json</c> says; defaults when there is none.</summary>
    public required TrialDescription Description { get; init; }

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
}
