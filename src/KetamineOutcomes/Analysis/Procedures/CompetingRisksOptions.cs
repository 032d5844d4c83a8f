using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Options of the verb <c>competing-risks</c>: columns, causes, intervals, times, tests, models.</summary>
public sealed record CompetingRisksOptions : ProcedureOptions
{
    /// <summary>Column of the time of event or censoring: numbers of 0 or more.</summary>
    public required string Time { get; init; }

    /// <summary>Column that says how the time ended; every value but <see cref="Censored"/> is a cause.</summary>
    public required string Event { get; init; }

    /// <summary>The cause that the Fine-Gray model is about.</summary>
    public required string Cause { get; init; }

    /// <summary>The value that means censored; <c>null</c> when nobody is.</summary>
    public string? Censored { get; init; }

    /// <summary>Column of groups; <c>null</c>: one group named <c>all</c>, and no test.</summary>
    public string? By { get; init; }

    /// <summary>Covariates of the models. Default: the groups.</summary>
    public IReadOnlyList<string> Covariates { get; init; } = [];

    /// <summary>Times at which incidences are given; sorted, each once. Default none.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Columns whose levels, crossed, are the strata of Gray's test. Default none.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Column of entry times (left truncation), each below its row's time; <c>null</c>: none.</summary>
    public string? Entry { get; init; }

    /// <summary>Column of sampling weights; <c>null</c>: none.</summary>
    public string? Weights { get; init; }

    /// <summary>Scale of the intervals; <c>null</c>: the conventions' (log-log; R: log).</summary>
    public IntervalTransform? Interval { get; init; }

    /// <summary>Variance of incidences. Default the delta form.</summary>
    public IncidenceVariance Variance { get; init; }

    /// <summary>Gray's ρ: weight (1 − F(t−))^ρ. Default 0.</summary>
    public double Rho { get; init; }

    /// <summary>Horizon of the mean times lost; <c>null</c>: the smallest of the groups' longest times.</summary>
    public double? Tau { get; init; }

    /// <summary>Column of groups whose censoring differs, each with a curve of its own in the Fine-Gray weights; <c>null</c>: one
    /// curve for all.</summary>
    public string? CensoringBy { get; init; }

    /// <summary>Whether the cause and the censored value may be absent from the table, as in a plan written beforehand.</summary>
    internal bool ValuesMayBeAbsent { get; init; }

    internal CumulativeIncidenceOptions CurveOptions() =>
        new()
        {
            Level = Level,
            Interval = Interval ?? (Conventions == Conventions.R ? IntervalTransform.Log : IntervalTransform.LogLog),
            Variance = Variance,
        };

    internal IReadOnlyList<Setting> AllSettings(double? tau) =>
        [
            new("time", Time),
            new("event", Event),
            new("cause", Cause),
            new("censored", Censored),
            new("by", By),
            new("covariates", Covariates),
            new("times", Times.Distinct().Order().ToArray()),
            new("strata", Strata),
            new("entry", Entry),
            new("weights", Weights),
            new("confType", CurveOptions().Interval.ToWord()),
            new("cifVariance", Variance == IncidenceVariance.Aalen ? "aalen" : "delta"),
            new("rho", Rho),
            new("tau", tau),
            new("censoringBy", CensoringBy),
            new("ties", "breslow (Fine-Gray), efron (cause-specific)"),
            .. SharedSettings(),
        ];
}
