using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Time to something: Kaplan-Meier curves, log-rank test, restricted means.</summary>
public abstract record TimeAnalysis : PlannedAnalysis
{
    private protected TimeAnalysis() { }

    /// <summary>Times at which survival is given. Default none.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Horizon of the restricted mean; <c>null</c>: the smallest of the groups' longest times.</summary>
    public double? Tau { get; init; }

    /// <summary>Columns of subjects.csv to stratify the test by. Default none.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Scale of the intervals; <c>null</c>: the conventions' (log-log; R: log).</summary>
    public IntervalTransform? ConfType { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Key, string Column)> SubjectColumns => Strata.Select(c => ("strata", c));
}

/// <summary>Time on treatment: from the first session to the last; the event is stopping before the sessions that were planned.</summary>
public sealed record TimeOnTreatmentAnalysis : TimeAnalysis
{
    /// <inheritdoc/>
    public override string Type => "time-on-treatment";

    /// <summary>Sessions planned, 1 or more: who was given them all is censored at the last of them.</summary>
    public required int Sessions { get; init; }
}

/// <summary>The clock of a time to response or remission.</summary>
public enum OutcomeClock
{
    /// <summary>Days from the first dose.</summary>
    Days,

    /// <summary>Sessions given before the assessment.</summary>
    Sessions,
}

/// <summary>Time, or number of sessions, to response.</summary>
public sealed record TimeToResponseAnalysis : TimeAnalysis
{
    /// <inheritdoc/>
    public override string Type => Clock == OutcomeClock.Days ? "time-to-response" : "sessions-to-response";

    /// <summary>Days or sessions. Default days.</summary>
    public OutcomeClock Clock { get; init; }

    /// <summary>The scale's name.</summary>
    public required string Scale { get; init; }

    /// <summary>Smallest relative reduction that is a response, in (0, 1]. Default 0.5.</summary>
    public double Reduction { get; init; } = 0.5;

    /// <inheritdoc/>
    internal override string? ScaleName => Scale;

    /// <inheritdoc/>
    internal override PlannedAnalysis WithScale(string name) => this with { Scale = name };
}

/// <summary>Time, or number of sessions, to remission.</summary>
public sealed record TimeToRemissionAnalysis : TimeAnalysis
{
    /// <inheritdoc/>
    public override string Type => Clock == OutcomeClock.Days ? "time-to-remission" : "sessions-to-remission";

    /// <summary>Days or sessions. Default days.</summary>
    public OutcomeClock Clock { get; init; }

    /// <summary>The scale's name.</summary>
    public required string Scale { get; init; }

    /// <summary>The cut-off; <c>null</c>: the scale's.</summary>
    public double? Cutoff { get; init; }

    /// <inheritdoc/>
    internal override string? ScaleName => Scale;

    /// <inheritdoc/>
    internal override PlannedAnalysis WithScale(string name) => this with { Scale = name };
}
