namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>Hedges' exact small-sample correction J, shared by two-group comparisons and meta-analysis.</summary>
internal static class HedgesCorrection
{
    // Γ(z+½)/Γ(z) = √z Σ c_k z^-k; below 40 the recurrence carries z there, where the next term is under 1e-14.
    private static readonly double[] Series =
    [
        1,
        -1.0 / 8,
        1.0 / 128,
        5.0 / 1024,
        -21.0 / 32768,
        -399.0 / 262144,
        869.0 / 4194304,
        39325.0 / 33554432,
    ];

    /// <summary>J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)) for m degrees of freedom, m &gt; 1 (Hedges 1981,
    /// doi:10.3102/10769986006002107); not the approximation 1 − 3/(4m − 1).</summary>
    public static double Factor(double degreesOfFreedom)
    {
        double z = (degreesOfFreedom - 1) / 2;
        double factor = 1;
        while (z < 40)
        {
            factor *= z / (z + 0.5);
            z++;
        }
        double sum = 0;
        for (int k = Series.Length - 1; k >= 0; k--)
        {
            sum = sum / z + Series[k];
        }
        return factor * Math.Sqrt(z) * sum / Math.Sqrt(degreesOfFreedom / 2);
    }
}
