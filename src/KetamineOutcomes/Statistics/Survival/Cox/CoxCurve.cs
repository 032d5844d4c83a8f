namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The survival curve that a Cox model predicts for someone, at the event times of a stratum.</summary>
/// <param name="Stratum">The stratum; <c>all</c> without strata.</param>
/// <param name="Points">Its points, ascending in time.</param>
public sealed record CoxCurve(string Stratum, IReadOnlyList<CoxCurvePoint> Points)
{
    /// <summary>The point that holds at a time: the last event time not after it.</summary>
    /// <param name="time">A time.</param>
    /// <returns>The point; <c>null</c> before the first event.</returns>
    public CoxCurvePoint? At(double time) => Points.LastOrDefault(point => point.Time <= time);
}

/// <summary>A point of a predicted curve.</summary>
/// <param name="Time">An event time.</param>
/// <param name="CumulativeHazard">Λ(t|x) = exp(x′β)·Λ₀(t): Breslow's estimate, with Efron's denominators under Efron's rule.</param>
/// <param name="StandardError">Of the cumulative hazard (of log survival), the coefficients' own included.</param>
/// <param name="Survival">exp(−Λ), with its interval; the standard error is that of the survival probability.</param>
public sealed record CoxCurvePoint(
    double Time,
    double CumulativeHazard,
    double StandardError,
    Estimates.Estimate Survival
);
