namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Residuals of a Cox model, one a row used (in the order of the data), and Schoenfeld's, one an event.</summary>
/// <remarks>Weights and frequencies of a row are multiplied into dfbeta and dfbetas alone, which tell of the whole row (as R's
/// <c>residuals.coxph</c> does). Under Efron's rule
/// tied events are at risk for their share of each tied step. After an exact fit hazards are Breslow's at its coefficients.</remarks>
public sealed record CoxResiduals
{
    /// <summary>For each residual the row of the data it belongs to, ascending.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>Event (0 or 1) less expected events; their sum is 0 without weights. Therneau et al. (1990),
    /// doi:10.1093/biomet/77.1.147.</summary>
    public required IReadOnlyList<double> Martingale { get; init; }

    /// <summary>sign(M)·√(−2[M + δ·ln(δ − M)]): the martingale residual made more symmetric.</summary>
    public required IReadOnlyList<double> Deviance { get; init; }

    /// <summary>Terms with a finite coefficient, in order: the columns of the residuals below.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Score residuals by term: what a row adds to the score at the estimates.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Score { get; init; }

    /// <summary>By term: how far the coefficient would move, to first order, without the row.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> DfBeta { get; init; }

    /// <summary>The same in standard errors of the model.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> DfBetas { get; init; }

    /// <summary>Schoenfeld residuals, by stratum and time.</summary>
    public required IReadOnlyList<CoxSchoenfeldResidual> Schoenfeld { get; init; }
}

/// <summary>An event's covariates less their mean over its risk set.</summary>
/// <param name="Row">The row of the data.</param>
/// <param name="Stratum">Its stratum; <c>all</c> without strata.</param>
/// <param name="Time">Its time.</param>
/// <param name="Values">One a term. Schoenfeld (1982), doi:10.1093/biomet/69.1.239.</param>
/// <param name="Scaled">The values times the coefficients' variance and the number of events, about the coefficient: a
/// picture of the coefficient at this time. Grambsch and Therneau (1994), doi:10.1093/biomet/81.3.515.</param>
public sealed record CoxSchoenfeldResidual(
    int Row,
    string Stratum,
    double Time,
    IReadOnlyList<double> Values,
    IReadOnlyList<double> Scaled
);
