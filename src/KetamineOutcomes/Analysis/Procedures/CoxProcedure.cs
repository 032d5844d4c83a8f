using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The verb <c>cox</c>: hazard ratios of covariates.</summary>
public static class CoxProcedure
{
    /// <summary>Fits the model.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Columns and choices.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>Coefficients, tests, concordance.</returns>
    /// <exception cref="TrialDataException">Unusable input, every problem at once; or every covariate has a single value, so
    /// that there is nothing to compare.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CoxResult Run(Dataset data, CoxOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var rows = new RowSelection(data, options) { DropsRowsOfNobody = true };
        NumberInput time = rows.Number(options.Time, nonNegative: true);
        OutcomeInput outcome = rows.Outcome(options.Event, options.EventValue);
        CovariateInput[] covariates = options.Covariates.Select(rows.Covariate).ToArray();
        CategoryInput[] strata = options.Strata.Select(column => rows.Category(column)).ToArray();
        NumberInput? entry = options.Entry is { } enter ? rows.Number(enter, nonNegative: true) : null;
        NumberInput? weights = options.Weights is { } weight ? rows.Number(weight, nonNegative: true) : null;
        CategoryInput? cluster = options.Cluster is { } group ? rows.Category(group) : null;
        NumberInput? offset = options.Offset is { } added ? rows.Number(added) : null;
        foreach (DataProblem problem in Problems(options))
        {
            rows.Refuse(problem);
        }
        rows.Complete();
        if (entry is not null)
        {
            SurvivalOptionChecks.RefuseEntries(data, rows.Rows, entry, time);
        }
        if (!covariates.Any(covariate => Varies(covariate.Values)))
        {
            throw new TrialDataException(NoContrast(data.Name, covariates));
        }
        cancellation.ThrowIfCancellationRequested();
        CoxFit fit = CoxRegression.Fit(
            EventTimes.FromEventFlag(time.Values, outcome.Values, entry?.Values),
            covariates.Select(covariate => covariate.Values).ToArray(),
            new CoxFitOptions
            {
                Ties = options.TiesUsed,
                Level = options.Level,
                References = References(rows, covariates),
            },
            CrossedStrata.Of(strata),
            cluster?.Values,
            rows.Frequencies,
            weights is null ? null : new SamplingWeights(weights.Values),
            offset?.Values,
            cancellation
        );
        return new CoxResult
        {
            Fit = fit,
            Options = options,
            Settings = options.AllSettings(),
            Rows = rows.Counts,
        };
    }

    private static IEnumerable<DataProblem> Problems(CoxOptions options)
    {
        if (options.Covariates.Count == 0)
        {
            yield return Bad("A model needs covariates.", "Name columns with --covariates a,b.");
        }
        if (options.Covariates.Distinct(StringComparer.Ordinal).Count() < options.Covariates.Count)
        {
            yield return Bad("A covariate is named twice.", "Name each column once.");
        }
        if (options.TiesUsed == CoxTies.Exact && (options.Weights ?? options.Cluster) is not null)
        {
            yield return Bad(
                "The exact likelihood takes no sampling weights and no clusters.",
                "Choose --ties efron or breslow, or leave out --weights and --cluster."
            );
        }
    }

    private static Dictionary<string, string> References(RowSelection rows, CovariateInput[] covariates)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CovariateInput covariate in covariates)
        {
            if (covariate.Values is Factor { Levels.Count: > 0 } factor)
            {
                references.TryAdd(factor.Name, factor.Levels[rows.ReferenceOf(covariate)]);
            }
        }
        return references;
    }

    private static bool Varies(Column column)
    {
        if (column is Factor factor)
        {
            return factor.Levels.Count > 1;
        }
        ReadOnlySpan<double> values = ((NumericColumn)column).Values;
        foreach (double value in values)
        {
            if (value != values[0])
            {
                return true;
            }
        }
        return false;
    }

    private static DataProblem NoContrast(string file, CovariateInput[] covariates) =>
        DataProblem.Error(
            "no-contrast",
            "There is no contrast in the data: every covariate has a single value among the rows used.",
            "Choose a covariate with two or more values, or loosen --where."
        ) with
        {
            File = file,
            Column = covariates.Length == 1 ? covariates[0].Name : null,
        };

    private static DataProblem Bad(string message, string advice) => DataProblem.Error("bad-option", message, advice);
}
