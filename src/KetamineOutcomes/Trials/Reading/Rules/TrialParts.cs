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

    /// <summary>The participant of each row of assessments.csv; -1 for none.</summary>
    public required int[] SubjectOfAssessment { get; init; }

    /// <summary>The day of each row of assessments.csv.</summary>
    public required double[] Day { get; init; }

    /// <summary>The score of each row of assessments.csv.</summary>
    public required double[] Score { get; init; }

    /// <summary>Each participant's rows of assessments.csv, in file order.</summary>
    public required RowsBySubject AssessmentRows { get; init; }

    /// <summary>Each participant's rows of assessments.csv by scale and day.</summary>
    public required AssessmentOrder Order { get; init; }

    /// <summary>Reads days that no reader of a table has read.</summary>
    public required DayReader Days { get; init; }

    public SessionTable? Sessions { get; init; }

    public SourceTable? SessionSource { get; init; }

    public FollowUpTable? FollowUp { get; init; }

    public SourceTable? FollowUpSource { get; init; }

    public AdverseEventTable? AdverseEvents { get; init; }

    public SourceTable? AdverseEventSource { get; init; }

    public VitalSignTable? VitalSigns { get; init; }

    public SourceTable? VitalSignSource { get; init; }

    /// <summary>The tables without an analysis of their own.</summary>
    public IReadOnlyList<(OtherTable Table, SourceTable Source)> Others { get; init; } = [];
}
