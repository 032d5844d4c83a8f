namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Simultaneous bands of one curve.</summary>
internal static class CurveBand
{
    public static ConfidenceBand Of(
        CurveColumns curve,
        double people,
        BandKind kind,
        double? from,
        double? to,
        SurvivalLimits limits
    )
    {
        (int first, int last) = Range(curve, from, to);
        if (first > last)
        {
            return None(kind, limits, "no event between the times at which the curve is below 1 and above 0");
        }
        double a = Scaled(curve, first, people);
        double b = Scaled(curve, last, people);
        if (!(b > a))
        {
            return None(kind, limits, "one event time alone: a band needs two");
        }
        double critical =
            kind == BandKind.EqualPrecision
                ? BandCriticalValue.EqualPrecision(a, b, limits.Level)
                : BandCriticalValue.HallWellner(a, b, limits.Level);
        var points = new BandPoint[last - first + 1];
        for (int i = first; i <= last; i++)
        {
            double error = curve.LogError[i];
            double reach =
                kind == BandKind.EqualPrecision
                    ? critical * error
                    : critical * (1 + people * error * error) / Math.Sqrt(people);
            (double lower, double upper) = limits.OfReach(curve.Survival[i], reach);
            points[i - first] = new BandPoint(curve.Time[i], curve.Survival[i], lower, upper);
        }
        return new ConfidenceBand(kind, limits.Level, curve.Time[first], curve.Time[last], critical, points);
    }

    public static ConfidenceBand None(BandKind kind, SurvivalLimits limits, string reason) =>
        new(kind, limits.Level, null, null, null, [], reason);

    /// <summary>First and last event time inside the times asked for at which the curve is below 1 and above 0.</summary>
    private static (int First, int Last) Range(CurveColumns curve, double? from, double? to)
    {
        int first = 0;
        while (
            first < curve.Length
            && (curve.Events[first] == 0 || curve.Time[first] < from || !(curve.Survival[first] < 1))
        )
        {
            first++;
        }
        int last = curve.Length - 1;
        while (last >= 0 && (curve.Events[last] == 0 || curve.Time[last] > to || !(curve.Survival[last] > 0)))
        {
            last--;
        }
        return (first, last);
    }

    /// <summary>nσ²/(1+nσ²): where on the bridge's clock the time is.</summary>
    private static double Scaled(CurveColumns curve, int step, double people)
    {
        double variance = people * curve.LogError[step] * curve.LogError[step];
        return variance / (1 + variance);
    }
}
