using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What <see cref="CoxProcedure"/> fits.</summary>
public sealed record CoxOptions : ProcedureOptions
{
    /// <summary>Column of the time of event or censoring: numbers of 0 or more.</summary>
    public required string Time { get; init; }

    /// <summary>Column that says whether the time ended in the event.</summary>
    public required string Event { get; init; }

    /// <summary>The value that is the event; every other present value is none. <c>null</c>: the column holds 1/0, true/false,
    /// yes/no or y/n.</summary>
    public string? EventValue { get; init; }

    /// <summary>Covariates; numbers stay numbers unless <see cref="ProcedureOptions.Categorical"/> names them. Beside columns
    /// also <c>arm:sex</c> (interaction), <c>arm*sex</c> (with both columns) and <c>rcs(age,4)</c> (restricted cubic spline).</summary>
    public required IReadOnlyList<string> Covariates { get; init; }

    /// <summary>Columns whose levels, crossed, have baseline hazards of their own. Default none.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Column of entry times (left truncation, or the start of a spell), each below its row's time; <c>null</c>: none.</summary>
    public string? Entry { get; init; }

    /// <summary>Column of sampling weights, which make the variance robust; <c>null</c>: none.</summary>
    public string? Weights { get; init; }

    /// <summary>Column that says whose rows belong together, which makes the variance robust; <c>null</c>: none.</summary>
    public string? Cluster { get; init; }

    /// <summary>Column added to the linear predictor with coefficient 1; <c>null</c>: none.</summary>
    public string? Offset { get; init; }

    /// <summary>Treatment of tied events; <c>null</c>: the conventions' (Efron; SAS: Breslow).</summary>
    public CoxTies? Ties { get; init; }

    /// <summary>Firth's penalty, with intervals and p-values by profile likelihood. Default no.</summary>
    public bool Firth { get; init; }

    /// <summary>The treatment of ties that is used.</summary>
    internal CoxTies TiesUsed => Ties ?? (Conventions == Conventions.Sas ? CoxTies.Breslow : CoxTies.Efron);

    internal IReadOnlyList<Setting> AllSettings() =>
        [
            new("time", Time),
            new("event", new ColumnValue(Event, EventValue).ToText()),
            new("covariates", Covariates),
            new("strata", Strata),
            new("entry", Entry),
            new("weights", Weights),
            new("ties", TiesUsed.ToString().ToLowerInvariant()),
            new("cluster", Cluster),
            new("offset", Offset),
            new("firth", Firth),
            new("variance", Weights is null && Cluster is null ? "model" : "robust"),
            new("concordanceVariance", "infinitesimal jackknife"),
            new("timeScale", "kaplan-meier"),
            .. SharedSettings(),
        ];
}
