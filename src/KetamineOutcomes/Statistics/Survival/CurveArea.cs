namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Area under a survival curve over a window, with its variance.</summary>
/// <remarks>Var = Σ_{t_i ≤ τ} (∫_{max(t_i, from)}^τ S)² d_i/(n_i(n_i−d_i)); a step to 0 adds nothing. Under sampling weights the
/// infinitesimal jackknife (<see cref="CurveInfluence"/>).</remarks>
internal static class CurveArea
{
    public static (double Area, double Variance) Of(
        JoinedTable joined,
        int group,
        CurveColumns curve,
        double from,
        double tau
    )
    {
        var toCome = new double[curve.Length];
        double area = 0;
        double right = tau;
        for (int i = curve.Length - 1; i >= 0; i--)
        {
            double left = Math.Max(curve.Time[i], from);
            if (left < right)
            {
                area += curve.Survival[i] * (right - left);
                right = left;
            }
            toCome[i] = area;
        }
        double variance = joined.Table.HasSamplingWeights
            ? CurveInfluence.AreaVariance(joined, group, curve, toCome, tau)
            : Greenwood(curve, toCome);
        return (area + (right - from), variance);
    }

    private static double Greenwood(CurveColumns curve, ReadOnlySpan<double> toCome)
    {
        double variance = 0;
        for (int i = 0; i < curve.Length; i++)
        {
            variance += toCome[i] * toCome[i] * curve.VarianceStep[i];
        }
        return variance;
    }
}
