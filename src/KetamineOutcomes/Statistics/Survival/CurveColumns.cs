namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A group's curve as columns, one entry a distinct time.</summary>
internal sealed class CurveColumns(int length, SurvivalEstimator estimator)
{
    public SurvivalEstimator Estimator => estimator;

    public double[] Time { get; } = new double[length];

    /// <summary>At risk just before the time (weighted).</summary>
    public double[] AtRisk { get; } = new double[length];

    public double[] Events { get; } = new double[length];

    public double[] Censored { get; } = new double[length];

    /// <summary>At risk less the events, added up from the end so that nobody left is exactly 0.</summary>
    public double[] Remaining { get; } = new double[length];

    public double[] Survival { get; } = new double[length];

    /// <summary>Standard error of log S, which is that of S relative to S; NaN where Greenwood's divides by zero.</summary>
    public double[] LogError { get; } = new double[length];

    /// <summary>Cumulative hazard: Nelson-Aalen, or Fleming-Harrington's with that estimator.</summary>
    public double[] Hazard { get; } = new double[length];

    /// <summary>Standard error of the cumulative hazard.</summary>
    public double[] HazardError { get; } = new double[length];

    /// <summary>What each time adds to the variance of log S; 0 where a step leads to 0.</summary>
    public double[] VarianceStep { get; } = new double[length];

    public int Length => Time.Length;

    /// <summary>Index of the last time at or before t (times closer than the gap are the same); -1 before the first.</summary>
    public int IndexAt(double t, double gap)
    {
        int low = 0;
        int high = Time.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Time[middle] - t <= gap)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low - 1;
    }
}
