using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Survival to a time of those who have come as far as an earlier one.</summary>
internal static class CurveConditional
{
    /// <summary>S(to)/S(from): the curve begun anew at <paramref name="from"/>, with the variance of the steps between.</summary>
    public static Estimate Of(CurveColumns curve, double from, double to, JoinedTable joined, SurvivalLimits limits)
    {
        int first = curve.IndexAt(from, joined.Gap);
        int last = curve.IndexAt(to, joined.Gap);
        double before = first < 0 ? 1 : curve.Survival[first];
        if (!(before > 0))
        {
            return Estimate.NotEstimable("the curve is 0 at the time from which survival is asked");
        }
        double survival = last < 0 ? 1 : curve.Survival[last] / before;
        if (joined.Table.HasSamplingWeights)
        {
            const string NoError = "conditional survival has no robust error under sampling weights";
            return Estimate.Of(survival, null, ConfidenceInterval.None(limits.Level, NoError), NoError);
        }
        double variance = 0;
        for (int i = first + 1; i <= last; i++)
        {
            variance += curve.VarianceStep[i];
        }
        double logError = survival > 0 ? Math.Sqrt(variance) : double.NaN;
        ConfidenceInterval interval = limits.IntervalOf(survival, logError);
        return Estimate.Of(survival, double.IsNaN(logError) ? null : survival * logError, interval, interval.Reason);
    }
}
