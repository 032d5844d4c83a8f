using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>What starts the clock of a relapse from scores.</summary>
public enum RelapseStart
{
    /// <summary>The first assessment with a response (50 % reduction): the default.</summary>
    Response,

    /// <summary>The first assessment in remission (the scale's cut-off).</summary>
    Remission,

    /// <summary>A day.</summary>
    Day,
}

/// <summary>Relapse from scores: when the clock starts and what a relapse is.</summary>
/// <param name="Scale">The scale's name.</param>
/// <param name="Rule">What a relapse is.</param>
/// <param name="From">What starts the clock.</param>
/// <param name="FromDay">The day that starts it, 0 or later, when <paramref name="From"/> is a day.</param>
public sealed record ScoreRelapse(
    string Scale,
    RelapseRule Rule,
    RelapseStart From = RelapseStart.Response,
    double FromDay = 0
)
{
    /// <summary>Terms of adverse_events.csv (without case) that are a relapse as well, serious or not, on their <c>start_day</c>:
    /// hospitalisation, a suicide attempt. The relapse is the earlier of the two. Default none.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The reduction from baseline that is a response: the rule's, where relapse is its loss, else 0.5.</summary>
    internal double Response => Rule.Reduction ?? 0.5;

    /// <summary>SUSTAIN-1's rule on MADRS: 22 or more at 2 assessments in a row, 5 to 15 days apart.</summary>
    public static RelapseRule Sustain1 { get; } = new(22, 2, 5, 15);
}

/// <summary>Time to relapse, from follow_up.csv or from scores.</summary>
public sealed record RelapseAnalysis : TimeAnalysis
{
    /// <inheritdoc/>
    public override string Type => "time-to-relapse";

    /// <summary>The rule on scores; <c>null</c>: from follow_up.csv.</summary>
    public ScoreRelapse? Scores { get; init; }

    /// <summary>Statuses of follow_up.csv that compete with relapse (death, withdrawn); every other censors. Default none. The
    /// survival curve censors them all the same; incidences, Gray's test and models of competing risks stand beside it.</summary>
    public IReadOnlyList<string> Competing { get; init; } = [];

    /// <summary>Column of subjects.csv (the site) whose levels are left out one after the other; <c>null</c>: none.</summary>
    public string? LeaveOut { get; init; }

    /// <inheritdoc/>
    internal override string? ScaleName => Scores?.Scale;

    /// <inheritdoc/>
    internal override IEnumerable<(string Key, string Column)> SubjectColumns =>
        LeaveOut is null ? base.SubjectColumns : base.SubjectColumns.Append(("leaveOut", LeaveOut));

    /// <inheritdoc/>
    internal override PlannedAnalysis WithScale(string name) =>
        Scores is null ? this : this with { Scores = Scores with { Scale = name } };
}
