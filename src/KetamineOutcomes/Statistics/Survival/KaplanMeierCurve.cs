using System.Collections;
using System.Globalization;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The Kaplan-Meier curve of one group: its steps, quantiles, means and values at times.</summary>
/// <remarks>A list of steps, one a distinct time at which somebody left. Immutable and safe to share between threads.</remarks>
public sealed class KaplanMeierCurve : IReadOnlyList<SurvivalPoint>
{
    private readonly JoinedTable joined;
    private readonly int index;
    private readonly CurveColumns columns;
    private readonly KaplanMeierOptions options;
    private readonly SurvivalLimits limits;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] eventsUpTo;

    internal KaplanMeierCurve(
        JoinedTable joined,
        int index,
        CurveColumns columns,
        KaplanMeierOptions options,
        SurvivalLimits limits
    )
    {
        this.joined = joined;
        this.index = index;
        this.columns = columns;
        this.options = options;
        this.limits = limits;
        lower = new double[columns.Length];
        upper = new double[columns.Length];
        eventsUpTo = new double[columns.Length];
        double events = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            (lower[i], upper[i]) = limits.Of(columns.Survival[i], columns.LogError[i]);
            events += columns.Events[i];
            eventsUpTo[i] = events;
        }
        Events = events;
        Censored = columns.Censored.Sum();
    }

    /// <summary>The group's name.</summary>
    public string Group => joined.Table.Groups[index];

    /// <summary>People in the group: rows, each as often as its frequency; sampling weights leave it alone.</summary>
    public double People => joined.Table.PeopleIn(index);

    /// <summary>Events; a sum of weights under sampling weights.</summary>
    public double Events { get; }

    /// <summary>Censored; a sum of weights under sampling weights.</summary>
    public double Censored { get; }

    /// <summary>Number of steps.</summary>
    public int Count => columns.Length;

    /// <summary>The longest time of follow-up, event or not; <c>null</c> when there is nobody.</summary>
    public double? LongestTime => Count > 0 ? columns.Time[^1] : null;

    /// <summary>The longest time of an event; <c>null</c> when there is none.</summary>
    public double? LongestEventTime
    {
        get
        {
            int i = Count - 1;
            while (i >= 0 && columns.Events[i] == 0)
            {
                i--;
            }
            return i < 0 ? null : columns.Time[i];
        }
    }

    /// <summary>The median: <see cref="Quantile"/> of 0.5.</summary>
    public Estimate Median => Quantile(0.5);

    /// <summary>The mean survival time, restricted to <see cref="KaplanMeierOptions.MeanLimit"/> (see
    /// <see cref="MeanTau"/>).</summary>
    public Estimate Mean =>
        MeanTau is { } tau ? RestrictedMean(tau)
        : Count == 0 ? Estimate.NotEstimable(Nobody)
        : Estimate.NotEstimable("no event: there is no longest event time to restrict the mean to");

    /// <summary>The time to which <see cref="Mean"/> is restricted.</summary>
    public double? MeanTau => options.MeanLimit == MeanLimit.LongestTime ? LongestTime : LongestEventTime;

    internal CurveColumns Columns => columns;

    internal double Gap => joined.Gap;

    internal string Nobody => joined.Table.PeopleIn(index) > 0 ? "everybody has weight 0" : "nobody is in the group";

    /// <summary>A step of the curve.</summary>
    /// <param name="step">Index from 0, in order of time.</param>
    public SurvivalPoint this[int step] =>
        new(
            Group,
            columns.Time[step],
            columns.AtRisk[step],
            columns.Events[step],
            columns.Censored[step],
            columns.Survival[step],
            NullIfNaN(columns.Survival[step] * columns.LogError[step]),
            NullIfNaN(lower[step]),
            NullIfNaN(upper[step]),
            columns.Hazard[step]
        );

    /// <summary>Why a step has no limits: the curve is 1 or 0 there, or none were asked for; <c>null</c> when it has.</summary>
    /// <param name="step">Index from 0, in order of time.</param>
    /// <returns>The reason, or <c>null</c>.</returns>
    public string? ReasonAt(int step) => double.IsNaN(lower[step]) ? limits.WhyAbsent(columns.Survival[step]) : null;

    /// <summary>Time by which a share p of people have had the event: the first time at which the curve is at or below 1 − p.</summary>
    /// <remarks>Where the curve equals 1 − p (to 1.5e-8) the midpoint of the flat stretch; flat to the end of follow-up see
    /// <see cref="QuantileRule"/>. Limits: the same rule on the curve's lower and upper limits (Brookmeyer and Crowley 1982,
    /// doi:10.2307/2530286). Where limits rise again (log-log at the first events, few left at the end) the first time counts,
    /// as in SAS; R's <c>quantile.survfit</c> then takes the time of the highest limit at or below 1 − p.</remarks>
    /// <param name="p">Share, in (0, 1): 0.5 is the median.</param>
    /// <returns>The time with its interval, or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside (0, 1).</exception>
    public Estimate Quantile(double p)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A quantile lies between 0 and 1.");
        }
        if (Count == 0)
        {
            return Estimate.NotEstimable(Nobody, ConfidenceInterval.None(limits.Level, Nobody));
        }
        double height = 1 - p;
        double time = CurveQuantile.Of(columns.Time, columns.Survival, height, options.QuantileRule);
        ConfidenceInterval interval = QuantileInterval(height);
        return double.IsNaN(time)
            ? Estimate.NotEstimable(WhyNotReached(height), interval)
            : Estimate.Of(time, null, interval, interval.Reason);
    }

    /// <summary>The probability of no event up to and including a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <param name="extend">Whether the last value holds beyond the group's follow-up. Default no: not estimable there.</param>
    /// <returns>The probability with its standard error (on the probability's own scale) and interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate SurvivalAt(double time, bool extend = false)
    {
        RefuseTime(time);
        if (Count == 0)
        {
            return Estimate.NotEstimable(Nobody);
        }
        if (!extend && IsBeyond(time))
        {
            return Estimate.NotEstimable(Beyond());
        }
        int step = columns.IndexAt(time, joined.Gap);
        double survival = step < 0 ? 1 : columns.Survival[step];
        double logError = step < 0 ? 0 : columns.LogError[step];
        ConfidenceInterval interval = limits.IntervalOf(survival, logError);
        return Estimate.Of(survival, NullIfNaN(survival * logError), interval, interval.Reason);
    }

    /// <summary>The cumulative hazard up to and including a time: Nelson-Aalen Σ d/n, or Fleming-Harrington's with that
    /// estimator.</summary>
    /// <remarks>Variance Σ d/n² (Fleming-Harrington: ties one by one; robust under sampling weights), as R's
    /// <c>std.chaz</c>; interval on the log scale.</remarks>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The cumulative hazard with its standard error and interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate CumulativeHazardAt(double time)
    {
        RefuseTime(time);
        if (Count == 0)
        {
            return Estimate.NotEstimable(Nobody);
        }
        if (IsBeyond(time))
        {
            return Estimate.NotEstimable(Beyond());
        }
        int step = columns.IndexAt(time, joined.Gap);
        if (step < 0 || columns.Hazard[step] == 0)
        {
            const string NoEvent = "no event yet: limits on the log scale divide by zero";
            return Estimate.Of(0, 0, ConfidenceInterval.None(limits.Level, NoEvent), NoEvent);
        }
        double hazard = columns.Hazard[step];
        double error = columns.HazardError[step];
        ConfidenceInterval? interval = NormalEstimate
            .OfRatio(hazard, error * error / (hazard * hazard), limits.Level)
            .Interval;
        return Estimate.Of(hazard, error, interval);
    }

    /// <summary>How many are at risk at a time: entry &lt; t ≤ time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The number; a sum of weights under sampling weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double AtRiskAt(double time)
    {
        RefuseTime(time);
        if (joined.Entry is null)
        {
            // Who leaves at the first time that is not before t, and all after.
            int step = columns.IndexAt(time, joined.Gap);
            bool same = step >= 0 && Math.Abs(columns.Time[step] - time) <= joined.Gap;
            int next = same ? step : step + 1;
            return next < Count ? columns.AtRisk[next] : 0;
        }
        double sum = 0;
        foreach (int line in joined.LinesOf(index))
        {
            bool isThere = time - joined.Entry[line] > joined.Gap && joined.Time[line] - time >= -joined.Gap;
            sum += isThere ? joined.Lines.Weight[line] : 0;
        }
        return sum;
    }

    /// <summary>Events up to and including a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The number; a sum of weights under sampling weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double EventsUpTo(double time)
    {
        RefuseTime(time);
        int step = columns.IndexAt(time, joined.Gap);
        return step < 0 ? 0 : eventsUpTo[step];
    }

    /// <summary>Restricted mean survival time: the mean time without event up to tau, the area under the curve.</summary>
    /// <remarks>Variance Σ(∫_{t_i}^τ S)² d_i/(n_i(n_i−d_i)), times m/(m−1) when
    /// <see cref="KaplanMeierOptions.CorrectMeanVariance"/> asks for it; robust under sampling weights. Interval: normal.
    /// Royston and Parmar (2013), doi:10.1186/1471-2288-13-152.</remarks>
    /// <param name="tau">End of the window, above its start.</param>
    /// <param name="from">Start of the window. Default 0. The area between its ends is the mean time without event within
    /// it.</param>
    /// <returns>The mean, or the reason: follow-up ends before tau while the curve is above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is negative or not finite.</exception>
    public Estimate RestrictedMean(double tau, double from = 0)
    {
        RefuseTime(tau);
        RefuseTime(from);
        if (Count == 0)
        {
            return Estimate.NotEstimable(Nobody);
        }
        if (!(tau > from))
        {
            return Estimate.NotEstimable(
                from > 0 ? "the window ends before it begins" : "no time to average over: every time is 0"
            );
        }
        if (IsBeyond(tau) && columns.Survival[^1] > 0)
        {
            return Estimate.NotEstimable(
                Invariant($"follow-up ends at {Short(columns.Time[^1])}, before tau ({Short(tau)})")
            );
        }
        (double area, double variance) = CurveArea.Of(joined, index, columns, from, tau);
        double events = EventsUpTo(tau);
        if (options.CorrectMeanVariance)
        {
            variance = events > 1 ? variance * events / (events - 1) : double.NaN;
        }
        return NormalEstimate.Of(area, variance, limits.Level);
    }

    /// <summary>The probability of no event up to a time, of those without event at an earlier one: S(to)/S(from).</summary>
    /// <remarks>Error and interval as of a curve begun at <paramref name="from"/> (R's <c>start.time</c>); none under sampling
    /// weights.</remarks>
    /// <param name="from">The time reached, 0 or more.</param>
    /// <param name="to">The time asked for, not before <paramref name="from"/>.</param>
    /// <returns>The probability with its interval, or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite, or <paramref name="to"/> is the
    /// earlier.</exception>
    public Estimate ConditionalSurvival(double from, double to)
    {
        RefuseTime(from);
        RefuseTime(to);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return Count == 0 ? Estimate.NotEstimable(Nobody)
            : IsBeyond(to) ? Estimate.NotEstimable(Beyond())
            : CurveConditional.Of(columns, from, to, joined, limits);
    }

    /// <summary>The probability of the event after one time, up to and including a later one: S(from) − S(to), what the time
    /// between adds to the share of people with the event.</summary>
    /// <remarks>Greenwood's variance of the difference, the two ends being correlated; where nobody is censored before the later
    /// time it is the multinomial p(1−p)/n. Normal interval cut to [0, 1]; none without an event in between, nor under sampling
    /// weights.</remarks>
    /// <param name="from">The earlier time, 0 or more; events at 0 itself belong to no window.</param>
    /// <param name="to">The later time, not before <paramref name="from"/>.</param>
    /// <returns>The probability with its standard error and interval, or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite, or <paramref name="to"/> is the
    /// earlier.</exception>
    public Estimate EventBetween(double from, double to)
    {
        RefuseTime(from);
        RefuseTime(to);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return Count == 0 ? Estimate.NotEstimable(Nobody)
            : IsBeyond(to) && columns.Survival[^1] > 0 ? Estimate.NotEstimable(Beyond())
            : CurveBetween.Of(columns, from, to, joined, limits.Level);
    }

    /// <summary>A simultaneous confidence band between two times, on the scale of the options.</summary>
    /// <remarks>Critical values: Hall-Wellner exact (both ends), equal precision by Miller and Siegmund's tail, as SAS LIFETEST's
    /// CONFBAND.</remarks>
    /// <param name="kind">Hall-Wellner or equal precision.</param>
    /// <param name="from">Where the band begins; <c>null</c>: at the first event.</param>
    /// <param name="to">Where it ends; <c>null</c>: at the last event before the curve is 0.</param>
    /// <returns>The band, or the reason why there is none: entry times, sampling weights, fewer than two event times.</returns>
    public ConfidenceBand Band(BandKind kind, double? from = null, double? to = null) =>
        joined.Table.HasEntry || joined.Table.HasSamplingWeights
            ? CurveBand.None(kind, limits, "bands need everybody at risk from the start, without sampling weights")
        : options.Interval == IntervalTransform.None ? CurveBand.None(kind, limits, limits.WhyAbsent(1))
        : CurveBand.Of(columns, People, kind, from, to, limits);

    /// <inheritdoc/>
    public IEnumerator<SurvivalPoint> GetEnumerator()
    {
        for (int step = 0; step < Count; step++)
        {
            yield return this[step];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool IsBeyond(double time) => time - columns.Time[^1] > joined.Gap;

    private ConfidenceInterval QuantileInterval(double height)
    {
        double low = CurveQuantile.Of(columns.Time, lower, height, options.QuantileRule);
        double high = CurveQuantile.Of(columns.Time, upper, height, options.QuantileRule);
        string? reason =
            options.Interval == IntervalTransform.None ? limits.WhyAbsent(1)
            : double.IsNaN(low) ? Invariant($"neither limit of the curve falls to {Short(height)}")
            : double.IsNaN(high) ? Invariant($"the upper limit of the curve does not fall to {Short(height)}")
            : null;
        return new ConfidenceInterval(NullIfNaN(low), NullIfNaN(high), limits.Level, reason);
    }

    private string WhyNotReached(double height)
    {
        double lowest = columns.Survival[^1];
        string stays = lowest > height + 1e-7 ? "stays above" : "stays flat to the end of follow-up at";
        return Invariant(
            $"survival {stays} {Short(height)} (lowest {lowest:0.####} at time {Short(LongestEventTime ?? columns.Time[^1])})"
        );
    }

    private string Beyond() => $"beyond the group's follow-up, which ends at {Short(columns.Time[^1])}";

    /// <summary>Seven digits: enough to read, and 1 − 0.7 prints as 0.3.</summary>
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
