using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>How change from baseline is compared.</summary>
public enum ChangeMethod
{
    /// <summary>Means and effect sizes by group: the default.</summary>
    Effect,

    /// <summary>Analysis of covariance with least-squares means.</summary>
    Ancova,
}

/// <summary>Change from baseline at a day.</summary>
public sealed record ChangeAnalysis : PlannedAnalysis
{
    /// <summary>The covariate that stands for the baseline score of the scale.</summary>
    public const string BaselineCovariate = "baseline";

    /// <inheritdoc/>
    public override string Type => "change";

    /// <summary>The scale's name.</summary>
    public required string Scale { get; init; }

    /// <summary>Target day and window. Default window: the day alone.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>How the groups are compared. Default: means and effect sizes.</summary>
    public ChangeMethod Method { get; init; }

    /// <summary>Covariates of the analysis of covariance: <c>baseline</c> and columns of subjects.csv. Default
    /// <c>baseline</c> alone; a list given here replaces it.</summary>
    public IReadOnlyList<string> Covariates { get; init; } = [];

    /// <summary>Observed scores only (the default), or the last one carried forward.</summary>
    public MissingRule Missing { get; init; } = MissingRule.Observed;

    /// <inheritdoc/>
    internal override string? ScaleName => Scale;

    /// <inheritdoc/>
    internal override PlannedAnalysis WithScale(string name) => this with { Scale = name };

    /// <inheritdoc/>
    internal override IEnumerable<(string Key, string Column)> SubjectColumns =>
        Covariates.Where(c => c != BaselineCovariate).Select(c => ("covariates", c));
}
