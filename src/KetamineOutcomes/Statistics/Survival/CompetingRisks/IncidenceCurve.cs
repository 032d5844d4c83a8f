using System.Collections;
using System.Globalization;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The cumulative incidence of one cause in one group: its steps and values at times.</summary>
/// <remarks>A list of steps, one a distinct time at which somebody left the group, whatever the cause. Immutable and safe to share
/// between threads.</remarks>
public sealed class IncidenceCurve : IReadOnlyList<IncidencePoint>
{
    private const string NoTimeLost = "no event of the cause before tau: no time is lost, and there is no error";

    private const string NoEvent = "the incidence is still 0: no event of the cause yet, and no error";

    private readonly JoinedTable joined;
    private readonly int group;
    private readonly int cause;
    private readonly CauseColumns columns;
    private readonly CumulativeIncidenceOptions options;
    private readonly SurvivalLimits limits;
    private readonly double[] error;

    internal IncidenceCurve(
        JoinedTable joined,
        int group,
        int cause,
        CauseColumns columns,
        CumulativeIncidenceOptions options,
        SurvivalLimits limits
    )
    {
        this.joined = joined;
        this.group = group;
        this.cause = cause;
        this.columns = columns;
        this.options = options;
        this.limits = limits;
        error = IncidenceErrors.Of(joined, group, columns, cause, options.Variance);
        Events = columns.Events[cause].Sum();
    }

    /// <summary>The group's name.</summary>
    public string Group => joined.Table.Groups[group];

    /// <summary>The cause's name.</summary>
    public string Cause => joined.Table.Causes[cause];

    /// <summary>Events of the cause; a sum of weights under sampling weights.</summary>
    public double Events { get; }

    /// <summary>Number of steps.</summary>
    public int Count => error.Length;

    /// <summary>A step of the curve.</summary>
    /// <param name="step">Index from 0, in order of time.</param>
    public IncidencePoint this[int step]
    {
        get
        {
            (double lower, double upper) = LimitsAt(step);
            return new IncidencePoint(
                Group,
                Cause,
                columns.Curve.Time[step],
                columns.Curve.AtRisk[step],
                columns.Events[cause][step],
                columns.Incidence[cause][step],
                error[step],
                NullIfNaN(lower),
                NullIfNaN(upper)
            );
        }
    }

    /// <summary>Why a step has no limits; <c>null</c> when it has.</summary>
    /// <param name="step">Index from 0, in order of time.</param>
    /// <returns>The reason, or <c>null</c>.</returns>
    public string? ReasonAt(int step) =>
        double.IsNaN(LimitsAt(step).Lower) ? WhyAbsent(columns.Incidence[cause][step]) : null;

    /// <summary>The share of people who have had the event of this cause up to and including a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The incidence with its standard error and interval; beyond the group's follow-up not estimable.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate IncidenceAt(double time)
    {
        RefuseTime(time);
        if (WhyNotKnownAt(time) is { } reason)
        {
            return Estimate.NotEstimable(reason);
        }
        int step = columns.Curve.IndexAt(time, joined.Gap);
        if (step < 0)
        {
            return Estimate.Of(0, 0, ConfidenceInterval.None(limits.Level, WhyAbsent(0)), WhyAbsent(0));
        }
        double incidence = columns.Incidence[cause][step];
        (double lower, double upper) = LimitsAt(step);
        ConfidenceInterval interval = double.IsNaN(lower)
            ? ConfidenceInterval.None(limits.Level, WhyAbsent(incidence))
            : new ConfidenceInterval(lower, upper, limits.Level);
        return Estimate.Of(incidence, error[step], interval, interval.Reason);
    }

    /// <summary>Events of the cause up to and including a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The number; a sum of weights under sampling weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double EventsUpTo(double time)
    {
        RefuseTime(time);
        double sum = 0;
        int last = columns.Curve.IndexAt(time, joined.Gap);
        for (int i = 0; i <= last; i++)
        {
            sum += columns.Events[cause][i];
        }
        return sum;
    }

    /// <summary>Mean time lost to the cause before tau: the area under its incidence, ∫₀^τ F.</summary>
    /// <remarks>Times lost to all causes and the restricted mean without any event add to tau. Variance of the same form as the
    /// incidence's, integrated; interval normal, cut to [0, τ]. Andersen (2013), doi:10.1002/sim.5903.</remarks>
    /// <param name="tau">End of the window, above 0.</param>
    /// <returns>The mean, or the reason: follow-up ends before tau while somebody is without event.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not above 0 or not finite.</exception>
    public Estimate TimeLost(double tau)
    {
        RefuseTime(tau);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tau);
        if (Count == 0)
        {
            return Estimate.NotEstimable(Nobody);
        }
        if (tau - columns.Curve.Time[^1] > joined.Gap && columns.Curve.Survival[^1] > 0)
        {
            return Estimate.NotEstimable(
                $"follow-up ends at {Short(columns.Curve.Time[^1])}, before tau ({Short(tau)})"
            );
        }
        (double area, double variance) = IncidenceErrors.Area(joined, group, columns, cause, options.Variance, tau);
        if (!(area > 0))
        {
            return Estimate.Of(0, 0, ConfidenceInterval.None(limits.Level, NoTimeLost), NoTimeLost);
        }
        Estimate normal = NormalEstimate.Of(area, variance, limits.Level);
        return normal.Interval is { Lower: { } lower, Upper: { } upper }
            ? Estimate.Of(
                area,
                normal.StandardError,
                new ConfidenceInterval(Math.Max(0, lower), Math.Min(tau, upper), limits.Level)
            )
            : normal;
    }

    /// <inheritdoc/>
    public IEnumerator<IncidencePoint> GetEnumerator()
    {
        for (int step = 0; step < Count; step++)
        {
            yield return this[step];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Nobody => joined.Table.PeopleIn(group) > 0 ? "everybody has weight 0" : "nobody is in the group";

    private string? WhyNotKnownAt(double time) =>
        Count == 0 ? Nobody
        : time - columns.Curve.Time[^1] > joined.Gap
            ? $"beyond the group's follow-up, which ends at {Short(columns.Curve.Time[^1])}"
        : null;

    private (double Lower, double Upper) LimitsAt(int step)
    {
        double incidence = columns.Incidence[cause][step];
        return incidence > 0 ? limits.Of(incidence, error[step] / incidence) : (double.NaN, double.NaN);
    }

    private string WhyAbsent(double incidence) =>
        options.Interval == IntervalTransform.None ? "no interval was asked for"
        : incidence > 0 ? $"the incidence is 1, where limits on the {options.Interval.ToWord()} scale divide by zero"
        : NoEvent;

    private static string Short(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    private static void RefuseTime(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), "A time is a finite number of 0 or more.");
        }
    }

    private static double? NullIfNaN(double value) => double.IsNaN(value) ? null : value;
}
