using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Response or remission at a day: rates with intervals, differences, ratios and tests.</summary>
public abstract record RateAnalysis : PlannedAnalysis
{
    private protected RateAnalysis() { }

    /// <summary>The scale's name.</summary>
    public required string Scale { get; init; }

    /// <summary>Target day and window. Default window: the day alone.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>What becomes of people without a score at the day. Default: a failure.</summary>
    public MissingRule Missing { get; init; } = MissingRule.Nonresponder;

    /// <summary>That the criterion has to hold from a day on, or <c>null</c>.</summary>
    public SustainedRule? Sustained { get; init; }

    /// <summary>Columns of subjects.csv to stratify by. Default none.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Which of several scores before the dose is the baseline. Default the last.</summary>
    public BaselineRule Baseline { get; init; } = BaselineRule.Last;

    /// <inheritdoc/>
    internal override string? ScaleName => Scale;

    /// <inheritdoc/>
    internal override PlannedAnalysis WithScale(string name) => this with { Scale = name };

    /// <inheritdoc/>
    internal override IEnumerable<(string Key, string Column)> SubjectColumns => Strata.Select(c => ("strata", c));
}

/// <summary>Response at a day: a relative reduction from baseline.</summary>
public sealed record ResponseAnalysis : RateAnalysis
{
    /// <inheritdoc/>
    public override string Type => "response";

    /// <summary>Smallest relative reduction that is a response, in (0, 1]. Default 0.5.</summary>
    public double Reduction { get; init; } = 0.5;
}

/// <summary>Remission at a day: a score at or below a cut-off.</summary>
public sealed record RemissionAnalysis : RateAnalysis
{
    /// <inheritdoc/>
    public override string Type => "remission";

    /// <summary>The cut-off; <c>null</c>: the scale's.</summary>
    public double? Cutoff { get; init; }
}
