using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;
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
        ModelTerm[] words = Terms(data, options, rows);
        Dictionary<string, CovariateInput> inputs = words
            .SelectMany(term => term.Columns)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, rows.Covariate, StringComparer.Ordinal);
        CovariateInput[] covariates = inputs.Values.DistinctBy(input => input.Name).ToArray();
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
                Firth = options.Firth,
                Terms = words
                    .Select(term => term with { Columns = term.Columns.Select(name => inputs[name].Name).ToArray() })
                    .ToArray(),
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

    /// <summary>The terms that the covariates name; a column of the table is that column, whatever its name looks like.</summary>
    private static ModelTerm[] Terms(Dataset data, CoxOptions options, RowSelection rows)
    {
        var terms = new List<ModelTerm>();
        foreach (string text in options.Covariates)
        {
            if (data.Matches(text).Count > 0)
            {
                terms.Add(ModelTerm.Main(text));
                continue;
            }
            try
            {
                terms.AddRange(ModelTerm.Parse(text));
            }
            catch (FormatException bad)
            {
                rows.Refuse(Bad(bad.Message, "Write a column, arm:sex, arm*sex or rcs(age,4)."));
            }
        }
        foreach (ModelTerm spline in terms.Where(t => t.Knots is not null))
        {
            if (
                data.Matches(spline.Columns[0]) is [Factor]
                || options.Categorical.Contains(spline.Columns[0], StringComparer.Ordinal)
            )
            {
                rows.Refuse(
                    Bad($"{spline} is a spline of a column that holds no numbers.", "Name a column of numbers.")
                );
            }
        }
        return terms.DistinctBy(term => term.ToString()).ToArray();
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
        if (options.Firth && (options.Weights ?? options.Cluster) is not null)
        {
            yield return Bad(
                "Firth's penalty takes no sampling weights and no clusters.",
                "Leave out --firth, or --weights and --cluster."
            );
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
