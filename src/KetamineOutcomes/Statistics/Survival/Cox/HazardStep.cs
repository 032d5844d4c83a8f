namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The baseline hazard's step at an event time, on a stratum's shifted scale.</summary>
/// <param name="Time">When.</param>
/// <param name="Hazard">The step for those at risk without the event now.</param>
/// <param name="Variance">The step of the hazard's variance, the coefficients taken as known.</param>
/// <param name="EventHazard">The step for those with the event now: less under Efron's rule.</param>
/// <param name="Mean">The covariates' mean over the risk set, averaged over tied steps.</param>
/// <param name="Pull">Hazard times mean, summed over tied steps.</param>
/// <param name="EventPull">The same for those with the event now.</param>
internal sealed record HazardStep(
    double Time,
    double Hazard,
    double Variance,
    double EventHazard,
    double[] Mean,
    double[] Pull,
    double[] EventPull
);
