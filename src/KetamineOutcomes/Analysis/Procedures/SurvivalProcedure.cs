using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Kaplan-Meier curves by group with quantiles, means and values at times, the log-rank test and contrasts of
/// restricted means: the verb <c>survival</c>.</summary>
public static class SurvivalProcedure
{
    /// <summary>Runs the analysis on a table.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Columns and choices.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TrialDataException">Columns, values or options are unusable; every problem is listed.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SurvivalResult Run(Dataset data, SurvivalOptions options, CancellationToken cancellation = default)
    {
        var rows = new RowSelection(data, options);
        NumberInput time = rows.Number(options.Time, nonNegative: true);
        OutcomeInput outcome = rows.Outcome(options.Event, options.EventValue);
        CategoryInput? by = options.By is { } group ? rows.Category(group, isGroup: true) : null;
        CategoryInput[] strata = options.Strata.Select(column => rows.Category(column)).ToArray();
        NumberInput? entry = options.Entry is { } enter ? rows.Number(enter, nonNegative: true) : null;
        NumberInput? weights = options.Weights is { } weight ? rows.Number(weight, nonNegative: true) : null;
        CategoryInput? part = options.LeaveOut is { } leaveOut ? rows.Category(leaveOut) : null;
        foreach (DataProblem problem in SurvivalOptionChecks.Problems(options))
        {
            rows.Refuse(problem);
        }
        rows.Complete();
        if (entry is not null)
        {
            SurvivalOptionChecks.RefuseEntries(data, rows.Rows, entry, time);
        }
        var used = new SurvivalRows(
            EventTimes.FromEventFlag(time.Values, outcome.Values, entry?.Values),
            by?.Values,
            CrossedStrata.Of(strata),
            rows.Frequencies,
            weights is null ? null : new SamplingWeights(weights.Values),
            rows.Counts,
            part?.Values
        );
        if (options.Landmark is { } landmark)
        {
            used = used.After(landmark, data.Name);
        }
        SurvivalOptionChecks.RefuseScores(options, used.By?.Levels.Count ?? 0);
        cancellation.ThrowIfCancellationRequested();
        EventTable table = used.ToTable();
        cancellation.ThrowIfCancellationRequested();
        string? reference = ReferenceOf(rows, by, used);
        return Analyse(table, options, reference, used.Counts) with
        {
            LeaveOneOut = SurvivalLeaveOut.Of(used, options, reference, data.Name, cancellation),
        };
    }

    /// <summary>The reference group; the first when a landmark has left nobody of the one that was named.</summary>
    private static string? ReferenceOf(RowSelection rows, CategoryInput? by, SurvivalRows used)
    {
        string? reference = by?.Values.Levels[rows.ReferenceOf(by)];
        return reference is null || used.By!.Levels.Contains(reference, StringComparer.Ordinal)
            ? reference
            : used.By.Levels[0];
    }

    /// <summary>The same from an event table: of columns in memory, or merged from parts.</summary>
    /// <param name="table">The table; grouped when comparisons are wanted.</param>
    /// <param name="options">Choices; the columns only name the settings.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="rows">Rows read, used, dropped.</param>
    internal static SurvivalResult Analyse(EventTable table, SurvivalOptions options, string? reference, RowCounts rows)
    {
        KaplanMeierFit fit = KaplanMeier.Fit(table, options.CurveOptions());
        RestrictedMeanComparison means = fit.CompareRestrictedMeans(options.Tau, reference, options.From);
        double[] times = options.Times.Distinct().Order().ToArray();
        KaplanMeierFit? followUp = options.FollowUp ? fit.FollowUp() : null;
        LifeTableFit? life = options.LifeTableBreaks is { } breaks ? LifeTable.Fit(table, breaks) : null;
        LogRankWeight weight = options.Test ?? LogRankWeight.FlemingHarrington(options.Rho, options.Gamma);
        LogRankTest? test = table.IsGrouped ? fit.LogRank(weight) : null;
        string? against = options.References.Any(r => r.Column is null || r.Column == options.By) ? reference : null;
        return new SurvivalResult
        {
            Fit = fit,
            Groups = fit
                .Curves.Select(
                    (curve, g) =>
                        Group(curve, means.Means[g].Estimate, times, options) with
                        {
                            FollowUp = followUp?.Curves[g].Median,
                            LifeTable = life?.Groups[g],
                        }
                )
                .ToArray(),
            Test = test,
            Trend = options.TrendScores is { } scores ? test?.Trend(scores) : null,
            Pairwise =
                table.IsGrouped && options.Pairwise is { } method ? fit.PairwiseLogRank(method, against, weight) : null,
            MaxCombo = options.MaxCombo ? fit.MaxCombo(reference, null, options.Seed) : null,
            HazardRatios = table.IsGrouped && options.HazardRatio ? fit.HazardRatios(reference) : null,
            Milestones = table.IsGrouped ? times.Select(time => fit.CompareAt(time, reference)).ToArray() : [],
            RestrictedMeans = means,
            Settings = Settings(options, fit.Options, means.Tau, times),
            Rows = rows,
        };
    }

    private static SurvivalGroup Group(
        KaplanMeierCurve curve,
        Estimate restrictedMean,
        double[] times,
        SurvivalOptions options
    )
    {
        var at = new SurvivalAtTime[times.Length];
        double before = 0;
        for (int i = 0; i < at.Length; i++)
        {
            double events = curve.EventsUpTo(times[i]);
            at[i] = new SurvivalAtTime(times[i], curve.AtRiskAt(times[i]), events - before, curve.SurvivalAt(times[i]));
            before = events;
        }
        return new SurvivalGroup
        {
            Curve = curve,
            Median = curve.Median,
            Quantiles = options.Quantiles.Select(p => new SurvivalQuantile(p, curve.Quantile(p))).ToArray(),
            Mean = curve.Mean,
            RestrictedMean = restrictedMean,
            At = at,
        };
    }

    private static Setting[] Settings(
        SurvivalOptions options,
        KaplanMeierOptions curves,
        double? tau,
        double[] times
    ) =>
        [
            new("time", options.Time),
            new("event", new ColumnValue(options.Event, options.EventValue).ToText()),
            new("by", options.By),
            new("strata", options.Strata),
            new("entry", options.Entry),
            new("weights", options.Weights),
            new("confType", curves.Interval.ToWord()),
            new("times", times),
            new("tau", tau),
            new("rho", options.Rho),
            new("gamma", options.Gamma),
            new("quantiles", options.Quantiles),
            new("estimator", SurvivalWords.Of(curves.Estimator)),
            new("test", (options.Test ?? LogRankWeight.LogRank).Name),
            new("trend", options.TrendScores),
            new("pairwise", options.Pairwise?.ToString().ToLowerInvariant()),
            new("maxCombo", options.MaxCombo),
            new("hazardRatio", options.HazardRatio),
            new("from", options.From),
            new("followUp", options.FollowUp),
            new("lifeTable", options.LifeTableBreaks),
            new("landmark", options.Landmark),
            new("leaveOut", options.LeaveOut),
            new("quantileRule", curves.QuantileRule == QuantileRule.R ? "r" : "sas"),
            new("variance", options.Weights is null ? "greenwood" : "robust"),
            .. options.SharedSettings(),
        ];
}
