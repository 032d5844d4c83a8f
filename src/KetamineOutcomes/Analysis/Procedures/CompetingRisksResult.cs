using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The result of the verb <c>competing-risks</c>.</summary>
public sealed record CompetingRisksResult : ProcedureResult
{
    /// <summary>The incidences behind it all.</summary>
    public required CumulativeIncidenceFit Fit { get; init; }

    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<CompetingRisksGroup> Groups { get; init; }

    /// <summary>Horizon of the mean times lost; <c>null</c> when the groups share no time.</summary>
    public required double? Tau { get; init; }

    /// <summary>Gray's test of each cause, in the order of the causes; empty without groups.</summary>
    public required IReadOnlyList<GrayTest> Gray { get; init; }

    /// <summary>The Fine-Gray model; <c>null</c> without covariates, or where <see cref="ModelReason"/> says why.</summary>
    public required FineGrayFit? FineGray { get; init; }

    /// <summary>Why there is no Fine-Gray model although there are covariates; else <c>null</c>.</summary>
    public string? ModelReason { get; init; }

    /// <summary>Cox models of each cause, the others censored, in the order of the causes; empty without covariates.</summary>
    public IReadOnlyList<CauseSpecificModel> CauseSpecific { get; init; } = [];

    /// <summary>The cause that <see cref="FineGray"/> is about.</summary>
    public required string Cause { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => CompetingRisksTables.Summary(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => CompetingRisksTables.All(this);
}

/// <summary>What the verb <c>competing-risks</c> says of one group.</summary>
/// <param name="Incidence">The group's incidences and its curve of no event.</param>
/// <param name="EventFree">Without any event at the times asked for, ascending.</param>
/// <param name="Causes">The causes, in order.</param>
public sealed record CompetingRisksGroup(
    IncidenceGroup Incidence,
    IReadOnlyList<SurvivalAtTime> EventFree,
    IReadOnlyList<CompetingRisksCause> Causes
);

/// <summary>What the verb says of one cause in one group.</summary>
/// <param name="Curve">The incidence.</param>
/// <param name="At">The incidence at the times asked for, ascending.</param>
/// <param name="TimeLost">Mean time lost to the cause before tau.</param>
public sealed record CompetingRisksCause(IncidenceCurve Curve, IReadOnlyList<IncidenceAtTime> At, Estimate TimeLost);

/// <summary>An incidence at a time asked for.</summary>
/// <param name="Time">The time.</param>
/// <param name="Incidence">The share; beyond the group's follow-up not estimable.</param>
public sealed record IncidenceAtTime(double Time, Estimate Incidence);

/// <summary>A Cox model of one cause with the others censored.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Fit">The model.</param>
public sealed record CauseSpecificModel(string Cause, CoxFit Fit);
