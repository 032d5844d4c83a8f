using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Curves of results as the figures draw them.</summary>
internal static class CurveOf
{
    /// <summary>The survival curve with its limits point by point, or those of a simultaneous band.</summary>
    public static Curve Survival(KaplanMeierCurve curve, ConfidenceBand? band)
    {
        int n = curve.Count;
        (double[] survival, double[] lower, double[] upper) = (new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            SurvivalPoint point = curve[i];
            survival[i] = point.Survival;
            (lower[i], upper[i]) = band is null
                ? (point.Lower ?? double.NaN, point.Upper ?? double.NaN)
                : (double.NaN, double.NaN);
        }
        if (band is not null)
        {
            Fill(curve, band, lower, upper);
        }
        return Of(curve, survival, lower, upper) with { Median = curve.Median.Value };
    }

    /// <summary>The cumulative hazard with its limits.</summary>
    public static Curve Hazard(KaplanMeierCurve curve)
    {
        int n = curve.Count;
        (double[] hazard, double[] lower, double[] upper) = (new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            Estimate estimate = curve.CumulativeHazardAt(curve[i].Time);
            hazard[i] = curve[i].CumulativeHazard;
            lower[i] = estimate.Interval?.Lower ?? double.NaN;
            upper[i] = estimate.Interval?.Upper ?? double.NaN;
        }
        return Of(curve, hazard, lower, upper);
    }

    /// <summary>The estimator of the cumulative hazard in words.</summary>
    public static string HazardName(KaplanMeierFit fit) =>
        fit.Options.Estimator == SurvivalEstimator.FlemingHarrington
            ? "Fleming-Harrington's estimate"
            : "Nelson-Aalen estimate";

    // A band's steps are the curve's own from its first event to its last.
    private static void Fill(KaplanMeierCurve curve, ConfidenceBand band, double[] lower, double[] upper)
    {
        int first = 0;
        while (band.Points.Count > 0 && curve[first].Time < band.Points[0].Time)
        {
            first++;
        }
        for (int i = 0; i < band.Points.Count; i++)
        {
            (lower[first + i], upper[first + i]) = (band.Points[i].Lower, band.Points[i].Upper);
        }
    }

    private static Curve Of(KaplanMeierCurve curve, double[] value, double[] lower, double[] upper)
    {
        int n = curve.Count;
        (double[] times, double[] atRisk) = (new double[n], new double[n]);
        (double[] events, double[] censored) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            SurvivalPoint point = curve[i];
            (times[i], atRisk[i], events[i], censored[i]) = (point.Time, point.AtRisk, point.Events, point.Censored);
        }
        return new Curve(curve.Group, curve.People, times, atRisk, events, censored, value, lower, upper, null)
        {
            CountAtRisk = curve.AtRiskAt,
        };
    }
}
