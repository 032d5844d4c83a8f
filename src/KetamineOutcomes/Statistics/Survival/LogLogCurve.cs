namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A survival curve on the scale on which proportional hazards are a constant distance apart.</summary>
public static class LogLogCurve
{
    /// <summary>log(−log S(t)) at each time of an event at which it exists: t above 0, S below 1 and above 0.</summary>
    /// <remarks>Against log t, curves of proportional hazards are parallel, and a Weibull distribution is a straight line. Limits
    /// are those of the curve on this scale; under another scale of intervals the curve's own, carried over.</remarks>
    /// <param name="curve">The curve.</param>
    /// <returns>The points, ascending in time; none without events.</returns>
    public static IReadOnlyList<LogLogPoint> LogLog(this KaplanMeierCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var points = new List<LogLogPoint>();
        foreach (SurvivalPoint step in curve)
        {
            if (step is { Events: > 0, Time: > 0, Survival: > 0 and < 1 })
            {
                points.Add(new LogLogPoint(step.Time, Of(step.Survival), Limit(step.Upper), Limit(step.Lower)));
            }
        }
        return points;
    }

    private static double? Limit(double? survival) => survival is > 0 and < 1 ? Of(survival.Value) : null;

    private static double Of(double survival) => Math.Log(-Math.Log(survival));
}

/// <summary>A point of a curve on the scale log(−log S).</summary>
/// <param name="Time">The time of an event.</param>
/// <param name="Value">log(−log S).</param>
/// <param name="Lower">Its lower limit, or <c>null</c> where there is none.</param>
/// <param name="Upper">Its upper limit, or <c>null</c>.</param>
public readonly record struct LogLogPoint(double Time, double Value, double? Lower, double? Upper);
