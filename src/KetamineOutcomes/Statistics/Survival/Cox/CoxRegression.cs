using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Cox's proportional hazards regression: hazard ratios of covariates, without a form for the hazard over time.</summary>
/// <remarks><para>The partial likelihood is maximised by Newton-Raphson, one pass over the sorted rows a step: time
/// O(rows · columns²) a pass. Rows with entry times are spells (entry, time], so that a person may have several, with covariates
/// that change between them and a cluster that says whose they are. Within strata each has its own baseline hazard. Times that
/// differ by rounding alone are tied (as in <see cref="EventTable"/>). Every cause counts as the event.</para>
/// <para>A covariate that adds nothing to those before it, or that is constant within every risk set, has no coefficient, and is
/// named. Where the likelihood has no maximum (every event befalls the highest value at risk) the coefficients that grow
/// without bound are not given; the others stand at their limits, with errors at the limit, and likelihood-ratio and score
/// tests remain valid. Firth's penalty gives every coefficient.</para>
/// <para>Sampling weights and clusters make the variance robust (score residuals summed by cluster; without a cluster each row
/// is one): Lin and Wei (1989), doi:10.1080/01621459.1989.10478874. Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x.</para>
/// <para>R: <c>coxph</c>, whose defaults these are. SAS PHREG's default is Breslow's rule, and its last level the reference.</para></remarks>
public static class CoxRegression
{
    /// <summary>Fits.</summary>
    /// <param name="times">Times, events and entries, one a row.</param>
    /// <param name="covariates">Numbers and factors (treatment coding). Rows without a value are dropped and counted.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <param name="strata">Strata with baseline hazards of their own, or <c>null</c>.</param>
    /// <param name="cluster">Whose row it is, for variances robust to dependence within a cluster; or <c>null</c>.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>.</param>
    /// <param name="offset">Added to the linear predictor with coefficient 1, one a row, or <c>null</c>.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>Coefficients, tests, concordance.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a reference is not a level, or weights or clusters are given with
    /// the exact likelihood or Firth's penalty, which have neither.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CoxFit Fit(
        EventTimes times,
        IReadOnlyList<Column> covariates,
        CoxFitOptions? options = null,
        Factor? strata = null,
        Factor? cluster = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null,
        double[]? offset = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        if (options.Ties == CoxTies.Exact && (weights is not null || cluster is not null))
        {
            throw new ArgumentException("The exact likelihood takes no sampling weights and no clusters.");
        }
        if (options.Firth && (weights is not null || cluster is not null))
        {
            throw new ArgumentException("Firth's penalty takes no sampling weights and no clusters.");
        }
        var input = new CoxInput(times, covariates, strata, frequencies, weights, cluster, offset);
        CoxTerms terms = CoxTerms.Of(input, options);
        CoxRows all = CoxRowsBuilder.Build(input, terms.Design);
        (CoxRows rows, CoxColumns columns) = CoxColumns.Determined(all, terms.Design);
        var likelihood = new CoxLikelihood(rows, options.Ties, cancellation);
        CoxPoint start = likelihood.At(new double[rows.Columns]);
        columns = columns.WithinRiskSets(start, rows, options.Ties);
        if (columns.Kept.Count < rows.Columns)
        {
            rows = all.With(columns.Kept);
            likelihood = new CoxLikelihood(rows, options.Ties, cancellation);
            start = likelihood.At(new double[rows.Columns]);
        }
        FirthProfile? firth =
            options.Firth && rows.Columns > 0 ? FirthProfile.Of(likelihood, start, options.Level) : null;
        CoxMaximum maximum = firth?.Maximum ?? CoxMaximum.Find(likelihood, start, options.MaximumIterations);
        return new CoxFitBuilder(input, terms, columns, likelihood, start, maximum, firth, options).Build();
    }
}
