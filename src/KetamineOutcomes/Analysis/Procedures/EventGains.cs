using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What each further time adds: how many have had the event after 1, 2, … n sessions, what every step adds, how many of
/// those still without it have it in the next step, and what is still to come. The table to read a plateau from.</summary>
/// <remarks>Steps are those of the times given. People who stop without the event are censored, so that the shares speak of
/// everybody had they gone on; who stops because it does not work makes them too high.</remarks>
public sealed record EventGains : Result
{
    /// <summary>The rows, group by group, times ascending.</summary>
    public required IReadOnlyList<EventGain> Rows { get; init; }

    /// <summary>The times.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>What the clock counts: the name of the time column.</summary>
    public required string Clock { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>The gains of a survival result at times.</summary>
    /// <param name="result">The result.</param>
    /// <param name="times">Times, ascending, 0 or more; <c>null</c>: every time at which somebody has the event.</param>
    /// <returns>One row a group and time.</returns>
    /// <exception cref="ArgumentException">The times do not ascend, or one is negative or not finite.</exception>
    internal static EventGains Of(SurvivalResult result, IReadOnlyList<double>? times = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        times ??= [.. result.Fit.Rows().Where(p => p.Events > 0).Select(p => p.Time).Distinct().Order()];
        for (int i = 0; i < times.Count; i++)
        {
            if (!(times[i] >= 0 && double.IsFinite(times[i])) || i > 0 && times[i] <= times[i - 1])
            {
                throw new ArgumentException("Times are finite, 0 or more, each above the one before.", nameof(times));
            }
        }
        return new EventGains
        {
            Rows = [.. result.Fit.Curves.SelectMany(curve => times.Select((_, i) => Row(curve, times, i, result)))],
            Times = times,
            Clock = result.Settings.FirstOrDefault(s => s.Name == "time")?.Text ?? "time",
            Level = result.Fit.Options.Level,
        };
    }

    /// <summary>Where each group's curve becomes flat: the first time after which less than a share is still to come.</summary>
    /// <param name="within">The share, in (0, 1). Default 0.05: five percentage points.</param>
    /// <returns>One row a group, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is outside (0, 1).</exception>
    public EventPlateaus Plateaus(double within = 0.05) =>
        within > 0 && within < 1
            ? EventPlateaus.Of(this, within)
            : throw new ArgumentOutOfRangeException(nameof(within), "The share lies between 0 and 1.");

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string interval = $"{Cell.Number(100 * Level, Level * 100 % 1 == 0 ? 0 : 1)}% CI";
        var rows = new List<TableRow>();
        foreach (IGrouping<string, EventGain> group in Rows.GroupBy(row => row.Group, StringComparer.Ordinal))
        {
            rows.Add(new TableRow([group.Key, "", "", "", "", "", "", "", ""]));
            rows.AddRange(group.Select(RowOf));
        }
        return new Table(
            $"What each further step adds, by {Clock}",
            [
                new(Cell.Sentence(Clock), false),
                new("Still without"),
                new("Events"),
                new("So far"),
                new(interval),
                new("Gain (points)"),
                new(interval),
                new("Of those still without"),
                new("To come (points)"),
            ],
            rows,
            [
                "So far: 1 − Kaplan-Meier. Gain: what this step added, normal interval. Of those still without: events over people at risk, Wilson's interval. To come: what is added until the last time.",
            ]
        );
    }

    private static TableRow RowOf(EventGain gain) =>
        new(
            [
                Cell.Number(gain.To, gain.To % 1 == 0 ? 0 : 2),
                Cell.Number(gain.AtRisk, gain.AtRisk % 1 == 0 ? 0 : 1),
                Cell.Number(gain.Events, gain.Events % 1 == 0 ? 0 : 1),
                Cell.Percent(gain.SoFar.Value, 0),
                Limits(gain.SoFar),
                Cell.Number(100 * gain.Gain.Value, 0),
                Limits(gain.Gain),
                gain.OfThoseLeft.Value is null
                    ? Cell.NotEstimable
                    : $"{Cell.Percent(gain.OfThoseLeft.Value, 0)} ({Limits(gain.OfThoseLeft)})",
                gain.ToCome.Value is { } toCome ? Cell.Number(100 * toCome, 0) : "",
            ],
            1
        );

    private static string Limits(Estimate estimate) =>
        Cell.Interval(100 * estimate.Interval?.Lower, 100 * estimate.Interval?.Upper, 0);

    private static EventGain Row(KaplanMeierCurve curve, IReadOnlyList<double> times, int i, SurvivalResult result)
    {
        double to = times[i];
        double? from = i > 0 ? times[i - 1] : null;
        Estimate soFar = Risen(curve.SurvivalAt(to));
        double events = curve.EventsUpTo(to) - (from is { } start ? curve.EventsUpTo(start) : 0);
        double last = times[^1];
        return new EventGain(
            curve.Group,
            from,
            to,
            curve.AtRiskAt(to),
            events,
            soFar,
            from is { } before ? curve.EventBetween(before, to) : soFar,
            OfThoseLeft(curve, from, to, events, result),
            to == last ? Ended(soFar) : curve.EventBetween(to, last),
            to == last
                ? Ended(soFar)
                : OfThoseLeft(curve, to, last, curve.EventsUpTo(last) - curve.EventsUpTo(to), result)
        );
    }

    // When everybody who has the event within the step has it at the same time, it is a simple proportion, and Wilson's interval
    // holds at 0 too; else the curve begun anew.
    private static Estimate OfThoseLeft(
        KaplanMeierCurve curve,
        double? from,
        double to,
        double events,
        SurvivalResult result
    )
    {
        SurvivalPoint[] steps =
        [
            .. curve.Where(p => p.Events > 0 && p.Time <= to && (from is not { } start || p.Time > start)),
        ];
        double atRisk = steps.Length == 1 ? steps[0].AtRisk : curve.AtRiskAt(to);
        bool counts = !result.Fit.Table.HasSamplingWeights && atRisk % 1 == 0;
        if (atRisk == 0)
        {
            return Estimate.NotEstimable("nobody is left without the event");
        }
        if (counts && steps.Length <= 1)
        {
            var rate = ResponseRate.Of((long)events, (long)atRisk, result.Fit.Options.Level);
            return Estimate.Of(rate.Proportion.ValueOrThrow(), rate.Proportion.StandardError, rate.Wilson);
        }
        return Risen(curve.ConditionalSurvival(from ?? 0, to));
    }

    private static Estimate Ended(Estimate soFar) =>
        soFar.Value is null ? soFar : Estimate.NotEstimable("the last of the times: nothing is looked at after it");

    private static Estimate Risen(Estimate survival) =>
        survival.Value is { } value
            ? Estimate.Of(
                1 - value,
                survival.StandardError,
                survival.Interval is { Lower: not null, Upper: not null } limits
                    ? new ConfidenceInterval(1 - limits.Upper, 1 - limits.Lower, limits.Level)
                    : survival.Interval,
                survival.Reason
            )
            : survival;
}

/// <summary>One step of a group's curve.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="From">Where the step begins (not included); <c>null</c> for the first, which begins at the start.</param>
/// <param name="To">Where it ends (included).</param>
/// <param name="AtRisk">Still followed and without the event just before <paramref name="To"/>.</param>
/// <param name="Events">Events within the step.</param>
/// <param name="SoFar">Share with the event up to <paramref name="To"/>.</param>
/// <param name="Gain">What the step adds to it.</param>
/// <param name="OfThoseLeft">Share of those still without the event who have it within the step.</param>
/// <param name="ToCome">What is added from here until the last time.</param>
/// <param name="OfThoseLeftToCome">Share of those without the event at <paramref name="To"/> who have it until the last time.</param>
public sealed record EventGain(
    string Group,
    double? From,
    double To,
    double AtRisk,
    double Events,
    Estimate SoFar,
    Estimate Gain,
    Estimate OfThoseLeft,
    Estimate ToCome,
    Estimate OfThoseLeftToCome
);
