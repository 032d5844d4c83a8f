using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Fine and Gray's regression on the subdistribution hazard of one cause: how covariates change its cumulative
/// incidence, the other causes acting as they do.</summary>
/// <remarks><para>A Cox model in which who failed from another cause at T stays at risk with the weight G(t−)/G(T−), G the
/// Kaplan-Meier curve of censoring with everyone whose time is ≥ t at risk (events come first). Ties by Breslow's rule.
/// The variance is Fine and Gray's sandwich, which counts that G is estimated. A ratio above 1 raises the incidence; it is no rate
/// among those at risk (for that: a Cox model of the cause with the others censored).</para>
/// <para>One pass back over the sorted rows a Newton step: those gone to other causes enter by sums of exp(βz)/G(T−), so that time
/// is O(rows · columns²) and memory O(rows · columns).</para>
/// <para>Factors are in treatment coding. A covariate that adds nothing to those before it has no coefficient, and is named. Where
/// the likelihood has no maximum the coefficients that grow without bound are not given, with the reason.</para>
/// <para>As cmprsk's crr run to convergence (its default stops at 1e-6); SAS PHREG's EVENTCODE. Not with entry times, whose
/// weights need a model of entry too. Fine and Gray (1999), doi:10.1080/01621459.1999.10474144.</para></remarks>
public static class FineGrayRegression
{
    /// <summary>Fits.</summary>
    /// <param name="times">Times and causes, without entry times.</param>
    /// <param name="cause">Name of the cause that is modelled.</param>
    /// <param name="covariates">Numbers and factors. Rows without a value are dropped and counted.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <param name="censoring">Groups whose censoring differs, each with a G of its own (crr's cengroup); or <c>null</c>. Beyond a
    /// group's last time its G is 0. The sandwich is then Fine and Gray's within each group; crr's differs in the third or fourth
    /// digit.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>Coefficients and the baseline.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are entry times or no such cause, or a reference is not a
    /// level.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static FineGrayFit Fit(
        EventTimes times,
        string cause,
        IReadOnlyList<Column> covariates,
        FineGrayOptions? options = null,
        Factor? censoring = null,
        FrequencyWeights? frequencies = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        if (times.HasEntry)
        {
            throw new ArgumentException("A Fine-Gray model takes no entry times.", nameof(times));
        }
        int code = IndexOf(times.Causes, cause) + 1;
        var cox = new CoxFitOptions { References = options.References };
        // The cluster's place carries the groups of censoring, so that rows without one are dropped and counted.
        var input = new CoxInput(times, covariates, null, frequencies, null, censoring, null);
        CoxTerms terms = CoxTerms.Of(input, cox);
        CoxRows all = CoxRowsBuilder.Build(input, terms.Design);
        (CoxRows rows, CoxColumns columns) = CoxColumns.Determined(all, terms.Design);
        var data = FineGrayRows.Of(rows, input, code);
        CoxPoint start = Likelihood(data).At(new double[rows.Columns]);
        columns = columns.WithinRiskSets(start, rows, CoxTies.Breslow);
        if (columns.Kept.Count < rows.Columns)
        {
            data = data with { Rows = all.With(columns.Kept) };
            start = Likelihood(data).At(new double[columns.Kept.Count]);
        }
        CoxMaximum maximum = CoxMaximum.Find(
            Likelihood(data).At,
            (direction, diverging) => FineGrayMonotone.Proves(data, direction, diverging),
            start,
            options.MaximumIterations
        );
        return new FineGrayFitBuilder(cause, input, terms, columns, data, start, maximum, options).Build();

        FineGrayLikelihood Likelihood(FineGrayRows of) => new(of, cancellation);
    }

    private static int IndexOf(IReadOnlyList<string> causes, string cause)
    {
        for (int i = 0; i < causes.Count; i++)
        {
            if (string.Equals(causes[i], cause, StringComparison.Ordinal))
            {
                return i;
            }
        }
        throw new ArgumentException(
            $"There is no cause '{cause}'. Causes: {string.Join(", ", causes)}.",
            nameof(cause)
        );
    }
}
