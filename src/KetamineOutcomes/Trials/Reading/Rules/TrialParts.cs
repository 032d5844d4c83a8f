namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>The tables of a trial as they were read, with their places in files: what the rules across tables look at.</summary>
internal sealed class TrialParts
{
    public required TrialSettings Settings { get; init; }

    public required ProblemList Problems { get; init; }

    public required SubjectTable Subjects { get; init; }

    public required SubjectIndex SubjectIndex { get; init; }

    public required SourceTable SubjectSource { get; init; }

    public required AssessmentTable Assessments { get; init; }

    public required SourceTable AssessmentSource { get; init; }

    /// <summary>Each participant's rows of assessments.csv.</summary>
    public required RowsBySubject AssessmentRows { get; init; }

    public SessionTable? Sessions { get; init; }

    public SourceTable? SessionSource { get; init; }

    public FollowUpTable? FollowUp { get; init; }

    public SourceTable? FollowUpSource { get; init; }

    public AdverseEventTable? AdverseEvents { get; init; }

    public SourceTable? AdverseEventSource { get; init; }

    public VitalSignTable? VitalSigns { get; init; }

    public SourceTable? VitalSignSource { get; init; }
}
