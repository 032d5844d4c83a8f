using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Adverse events of a trial by term and group.</summary>
/// <remarks>Participants with the event are counted of everyone in the group, whether observed to the end or not; Wilson's
/// interval. Rate: events per 30 participant-days; it lets groups that were observed for different times be compared, and
/// counts a participant's repeated events. Every event of the table counts, whenever it began.</remarks>
public static class AdverseEventProcedure
{
    private const double RateDays = 30;

    /// <summary>Counts and compares.</summary>
    /// <param name="trial">The trial; without adverse_events.csv nobody had any.</param>
    /// <param name="group">The group of each participant, in the order of subjects.csv; code -1 leaves a participant out.</param>
    /// <param name="options">Minimum, classes, reference, level.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The groups need one code a participant.</exception>
    /// <exception cref="TrialDataException">The reference is no group in use, or the minimum no percentage.</exception>
    public static AdverseEventResult Run(
        Trial trial,
        Factor group,
        AdverseEventOptions options,
        CancellationToken cancellation = default
    )
    {
        if (!(options.Minimum is >= 0 and <= 100))
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "minimum-out-of-range",
                    "The minimum is not between 0 and 100 percent.",
                    "Give a percentage such as 5."
                )
            );
        }
        TrialGroups groups = TrialGroups.Of(trial, group, options);
        AdverseEventTable table = trial.AdverseEvents ?? Nothing();
        var counter = new AdverseEventCounter(table, groups, Exposed(trial, groups), options);
        cancellation.ThrowIfCancellationRequested();
        return new AdverseEventResult
        {
            Settings =
            [
                new("by", group.Name),
                new("minimum", options.Minimum),
                new("soc", options.SystemOrganClass),
                new("rateDays", RateDays),
                new("proportion", "wilson"),
                .. (options with { References = groups.UsedReference }).SharedSettings(),
            ],
            Rows = Rows(table, groups),
            Options = options,
            By = group.Name,
            Groups = counter.Groups,
            Any = counter.Any("Any adverse event", null),
            Serious = table.Serious is null ? null : counter.Any("Any serious adverse event", table.Serious),
            Events = counter.Events(),
        };
    }

    /// <summary>Events over exposure, per 30 participant-days.</summary>
    internal static Estimate RateOf(long events, ExposedGroup group) =>
        group.ExposureDays > 0
            ? Estimate.Of(RateDays * events / group.ExposureDays)
            : Estimate.NotEstimable("nobody in the group");

    /// <summary>Events over sessions given.</summary>
    internal static Estimate PerSessionOf(long events, ExposedGroup group) =>
        group.Sessions is null ? Estimate.NotEstimable("there is no table of sessions")
        : group.Sessions == 0 ? Estimate.NotEstimable("no session was given")
        : Estimate.Of((double)events / group.Sessions.Value);

    private static ExposedGroup[] Exposed(Trial trial, TrialGroups groups)
    {
        double[] days = Exposure.Days(trial);
        int[]? given = Exposure.Sessions(trial);
        double[] sumOfDays = new double[groups.Sizes.Length];
        long[] sessions = new long[groups.Sizes.Length];
        for (int subject = 0; subject < days.Length; subject++)
        {
            int code = groups.Factor.Codes[subject];
            if (code >= 0)
            {
                sumOfDays[code] += days[subject];
                sessions[code] += given?[subject] ?? 0;
            }
        }
        return
        [
            .. groups.Factor.Levels.Select(
                (name, g) => new ExposedGroup(name, groups.Sizes[g], sumOfDays[g], given is null ? null : sessions[g])
            ),
        ];
    }

    private static RowCounts Rows(AdverseEventTable table, TrialGroups groups)
    {
        long others = 0;
        long unnamed = 0;
        for (int row = 0; row < table.Count; row++)
        {
            int subject = table.Subject[row];
            if (subject < 0 || groups.Factor.Codes[subject] < 0)
            {
                others++;
            }
            else if (table.Term.Codes[row] < 0)
            {
                unnamed++;
            }
        }
        var dropped = new List<DroppedRows>();
        if (others > 0)
        {
            dropped.Add(new DroppedRows("participant not in the analysis", others));
        }
        if (unnamed > 0)
        {
            dropped.Add(new DroppedRows("no term", unnamed));
        }
        return new RowCounts(table.Count, table.Count - others - unnamed, dropped);
    }

    private static AdverseEventTable Nothing() =>
        new()
        {
            Data = new Dataset("adverse_events.csv", []),
            Subject = [],
            Term = new Factor("term", [], []),
        };
}
