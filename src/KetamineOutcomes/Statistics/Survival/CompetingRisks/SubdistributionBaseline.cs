namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The baseline subdistribution hazard of a fit, and what a profile makes of it.</summary>
/// <param name="Time">Times with an event of the cause.</param>
/// <param name="Cumulative">Λ up to and including each, at a linear predictor of 0.</param>
/// <param name="Coefficients">Coefficients by term, of the covariates' own scales.</param>
/// <param name="Centre">The linear predictor that the hazard already holds: that of the covariates' means, less the shift.</param>
internal sealed record SubdistributionBaseline(
    double[] Time,
    double[] Cumulative,
    IReadOnlyDictionary<string, double> Coefficients,
    double Centre
)
{
    public (double Time, double Incidence)[] Predict(IReadOnlyDictionary<string, double> profile)
    {
        double predictor = -Centre;
        foreach ((string term, double coefficient) in Coefficients)
        {
            predictor += coefficient * profile.GetValueOrDefault(term);
        }
        double risk = Math.Exp(predictor);
        var curve = new (double, double)[Time.Length];
        for (int i = 0; i < curve.Length; i++)
        {
            // 1 − exp(−x) without cancellation: 2·sinh(x/2)·exp(−x/2).
            double half = Math.Min(350, Cumulative[i] * risk / 2);
            curve[i] = (Time[i], 2 * Math.Sinh(half) * Math.Exp(-half));
        }
        return curve;
    }
}
