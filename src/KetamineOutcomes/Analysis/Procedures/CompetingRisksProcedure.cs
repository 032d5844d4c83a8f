using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Cumulative incidences by group and cause, Gray's tests, a Fine-Gray model and cause-specific Cox models: the verb
/// <c>competing-risks</c>.</summary>
public static class CompetingRisksProcedure
{
    /// <summary>Runs the analysis on a table.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Columns and choices.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TrialDataException">Columns, values or options are unusable; every problem is listed.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CompetingRisksResult Run(
        Dataset data,
        CompetingRisksOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var rows = new RowSelection(data, options);
        NumberInput time = rows.Number(options.Time, nonNegative: true);
        CauseInput ending = rows.Cause(options.Event, options.Cause, options.Censored, !options.ValuesMayBeAbsent);
        CategoryInput? by = options.By is { } group ? rows.Category(group, isGroup: true) : null;
        CategoryInput[] strata = options.Strata.Select(column => rows.Category(column)).ToArray();
        CovariateInput[] covariates = options.Covariates.Select(rows.Covariate).ToArray();
        NumberInput? entry = options.Entry is { } enter ? rows.Number(enter, nonNegative: true) : null;
        NumberInput? weights = options.Weights is { } weight ? rows.Number(weight, nonNegative: true) : null;
        CategoryInput? censoring = options.CensoringBy is { } column ? rows.Category(column) : null;
        foreach (DataProblem problem in Problems(options))
        {
            rows.Refuse(problem);
        }
        rows.Complete();
        if (entry is not null)
        {
            SurvivalOptionChecks.RefuseEntries(data, rows.Rows, entry, time);
        }
        EventTimes times = EventTimes.FromCauses(time.Values, ending.Events, ending.Causes, entry?.Values);
        var models = new CompetingRisksModels(
            times,
            ending.Cause,
            covariates.Length > 0 ? covariates.Select(c => c.Values).ToArray()
                : by is null ? []
                : [by.Values],
            References(rows, by, covariates),
            censoring?.Values,
            rows.Frequencies,
            weights is null ? null : new SamplingWeights(weights.Values)
        );
        var table = EventTable.From(times, by?.Values, CrossedStrata.Of(strata), rows.Frequencies, models.Weights);
        return Analyse(table, options, ending.Cause, models, rows.Counts, cancellation);
    }

    /// <summary>The same from an event table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">Choices; the columns only name the settings.</param>
    /// <param name="cause">The cause of the Fine-Gray model.</param>
    /// <param name="models">The columns of the models.</param>
    /// <param name="rows">Rows read, used, dropped.</param>
    /// <param name="cancellation">Cancels the work.</param>
    internal static CompetingRisksResult Analyse(
        EventTable table,
        CompetingRisksOptions options,
        string cause,
        CompetingRisksModels models,
        RowCounts rows,
        CancellationToken cancellation
    )
    {
        CumulativeIncidenceFit fit = CumulativeIncidence.Fit(table, options.CurveOptions());
        cancellation.ThrowIfCancellationRequested();
        double? tau = options.Tau ?? SharedFollowUp(fit);
        double[] times = options.Times.Distinct().Order().ToArray();
        GrayTest[] gray = table.IsGrouped ? fit.Causes.Select(c => fit.Gray(c, options.Rho)).ToArray() : [];
        cancellation.ThrowIfCancellationRequested();
        string? reason = models.WhyNoFineGray;
        bool modelled = models.Covariates.Count > 0;
        return new CompetingRisksResult
        {
            Fit = fit,
            Groups = fit.Groups.Select(group => GroupOf(group, times, tau)).ToArray(),
            Tau = tau,
            Gray = gray,
            Cause = cause,
            FineGray = modelled && reason is null ? models.FineGray(options.Level, cancellation) : null,
            ModelReason = modelled ? reason : null,
            CauseSpecific = modelled ? models.CauseSpecific(options.Level, cancellation) : [],
            Settings = options.AllSettings(tau),
            Rows = rows,
        };
    }

    private static CompetingRisksGroup GroupOf(IncidenceGroup group, double[] times, double? tau)
    {
        KaplanMeierCurve free = group.EventFree;
        double before = 0;
        var eventFree = new SurvivalAtTime[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            double events = free.EventsUpTo(times[i]);
            eventFree[i] = new SurvivalAtTime(
                times[i],
                free.AtRiskAt(times[i]),
                events - before,
                free.SurvivalAt(times[i])
            );
            before = events;
        }
        CompetingRisksCause[] causes = group
            .Causes.Select(curve => new CompetingRisksCause(
                curve,
                times.Select(time => new IncidenceAtTime(time, curve.IncidenceAt(time))).ToArray(),
                tau is > 0 ? curve.TimeLost(tau.Value) : Estimate.NotEstimable("the groups share no time of follow-up")
            ))
            .ToArray();
        return new CompetingRisksGroup(group, eventFree, causes);
    }

    private static double? SharedFollowUp(CumulativeIncidenceFit fit)
    {
        double? shortest = fit.Groups.Select(g => g.EventFree.LongestTime).Where(t => t is not null).Min();
        return shortest is > 0 ? shortest : null;
    }

    private static Dictionary<string, string> References(
        RowSelection rows,
        CategoryInput? by,
        CovariateInput[] covariates
    )
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CovariateInput covariate in covariates)
        {
            // The groups' reference holds where the same column is a covariate.
            if (covariate.Values is Factor { Levels.Count: > 0 } factor)
            {
                int level = covariate.Name == by?.Name ? rows.ReferenceOf(by) : rows.ReferenceOf(covariate);
                references[factor.Name] = factor.Levels[level];
            }
        }
        if (by is { Values.Levels.Count: > 0 })
        {
            references.TryAdd(by.Values.Name, by.Values.Levels[rows.ReferenceOf(by)]);
        }
        return references;
    }

    private static IEnumerable<DataProblem> Problems(CompetingRisksOptions options)
    {
        if (options.Times.Any(time => !(time >= 0 && double.IsFinite(time))))
        {
            yield return Bad(
                "A time at which incidences are asked for (--times) is negative or not finite.",
                "Such times are 0 or more, in the unit of the time column."
            );
        }
        if (options.Tau is { } tau && !(tau > 0 && double.IsFinite(tau)))
        {
            yield return Bad(
                "The horizon of the mean times lost (--tau) is not above 0.",
                "Give the end of the window in the unit of the time column."
            );
        }
        if (!double.IsFinite(options.Rho))
        {
            yield return Bad("The power of Gray's test (--rho) is not finite.", "Give a number such as 0 or 1.");
        }
        if (options.Weights is not null && options.Variance == IncidenceVariance.Aalen)
        {
            yield return Bad(
                "Aalen's variance counts people, which sampling weights do not allow.",
                "Choose --cif-variance delta."
            );
        }
    }

    private static DataProblem Bad(string message, string advice) => DataProblem.Error("bad-option", message, advice);
}
