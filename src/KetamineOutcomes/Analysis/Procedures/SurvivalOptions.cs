using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options of the verb <c>survival</c>: columns, intervals, times, tests.</summary>
public sealed record SurvivalOptions : ProcedureOptions
{
    /// <summary>Column of the time of event or censoring: numbers of 0 or more.</summary>
    public required string Time { get; init; }

    /// <summary>Column that says whether the time ended in the event.</summary>
    public required string Event { get; init; }

    /// <summary>The value that is the event; every other present value is none. <c>null</c>: the column holds 1/0, true/false,
    /// yes/no or y/n.</summary>
    public string? EventValue { get; init; }

    /// <summary>Column of groups; <c>null</c>: one group named <c>all</c>, and no comparison.</summary>
    public string? By { get; init; }

    /// <summary>Columns whose levels, crossed, are the strata of the test. Default none.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Column of entry times (left truncation), each below its row's time; <c>null</c>: none.</summary>
    public string? Entry { get; init; }

    /// <summary>Column of sampling weights; <c>null</c>: none.</summary>
    public string? Weights { get; init; }

    /// <summary>Scale of the intervals; <c>null</c>: the conventions' (log-log; R: log).</summary>
    public IntervalTransform? Interval { get; init; }

    /// <summary>Times at which survival is given; sorted, each once. Default none.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Horizon of the restricted mean; <c>null</c>: the smallest of the groups' longest times.</summary>
    public double? Tau { get; init; }

    /// <summary>Fleming-Harrington's ρ: weight S(t−)^ρ. Default 0.</summary>
    public double Rho { get; init; }

    /// <summary>Fleming-Harrington's γ: weight (1−S(t−))^γ. Default 0.</summary>
    public double Gamma { get; init; }

    /// <summary>Quantiles of the time, each in (0, 1). Default the quartiles.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [0.25, 0.5, 0.75];

    /// <summary>Estimator of the curves. Default Kaplan-Meier.</summary>
    public SurvivalEstimator Estimator { get; init; }

    /// <summary>Weights of the test; <c>null</c>: Fleming-Harrington's by <see cref="Rho"/> and <see cref="Gamma"/>, which
    /// other weights do not go with.</summary>
    public LogRankWeight? Test { get; init; }

    /// <summary>Adds a test of trend over the groups, with one score a group in their order; <c>null</c>: none.</summary>
    public IReadOnlyList<double>? TrendScores { get; init; }

    /// <summary>Adds tests of pairs of groups, adjusted so; <c>null</c>: none. All pairs, or those with the reference when one is
    /// named.</summary>
    public MultiplicityMethod? Pairwise { get; init; }

    /// <summary>Adds MaxCombo tests against the reference, with the weights (0,0), (0,1), (1,0), (1,1). Default no.</summary>
    public bool MaxCombo { get; init; }

    /// <summary>Adds hazard ratios against the reference by Cox regression on the groups, stratified as the test is. Default no.</summary>
    public bool HazardRatio { get; init; }

    /// <summary>Start of the restricted mean's window. Default 0.</summary>
    public double From { get; init; }

    /// <summary>Adds the median follow-up of each group (reverse Kaplan-Meier). Default no.</summary>
    public bool FollowUp { get; init; }

    /// <summary>Adds an actuarial life table a group with intervals that begin at these times; <c>null</c>: none.</summary>
    public IReadOnlyList<double>? LifeTableBreaks { get; init; }

    /// <summary>Landmark: who has left by this time, with or without the event, is dropped and counted, and the clock starts
    /// there; <c>null</c>: none. For groups known only then (response at day 28), which would otherwise be credited with the
    /// time it took to join them. Anderson et al. (1983), doi:10.1200/JCO.1983.1.11.710.</summary>
    public double? Landmark { get; init; }

    /// <summary>Repeats hazard ratios and the log-rank test with each level of this column (a site) left out, with events by level
    /// and group, and survival at the last of <see cref="Times"/>; <c>null</c>: no. Rows without a value in it are dropped.</summary>
    public string? LeaveOut { get; init; }

    /// <summary>How the curves are read, by the conventions with the level and the interval chosen.</summary>
    internal KaplanMeierOptions CurveOptions()
    {
        KaplanMeierOptions options = Conventions switch
        {
            Conventions.R => KaplanMeierOptions.R,
            Conventions.Sas => KaplanMeierOptions.Sas,
            _ => new KaplanMeierOptions(),
        };
        return options with { Level = Level, Interval = Interval ?? options.Interval, Estimator = Estimator };
    }
}
