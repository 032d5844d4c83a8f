using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.RestrictedMeans;

/// <summary>Restricted mean survival time adjusted for covariates: days without event up to tau, compared between people alike.</summary>
/// <remarks><para>min(T, τ) is regressed by least squares on arm and covariates; whoever is censored before τ counts nothing, and the
/// others 1/G(t−), G the Kaplan-Meier curve of censoring in their arm (events come before censorings at a tie). Variance: a
/// sandwich that counts G as estimated, by the martingales of censoring. One sort and one pass a arm.</para>
/// <para>Without covariates the means and differences are those under the Kaplan-Meier curves, exactly, and their errors nearly.
/// Covariates gain precision and correct chance imbalance; censoring must not depend on them within an arm.</para>
/// <para>R's survRM2 takes G(t) at ties, so that an event shares its time with censorings that came after it; it differs
/// there. SAS RMSTREG (PROC RMSTREG, IPCW) has one G for all arms unless STRATA asks for more.</para>
/// <para>Tian, Zhao and Wei (2014), doi:10.1093/biostatistics/kxt050.</para></remarks>
public static class RestrictedMeanRegression
{
    /// <summary>Fits.</summary>
    /// <param name="times">Times and events, without entries; every cause counts as the event.</param>
    /// <param name="arm">Arms; each has its own curve of censoring.</param>
    /// <param name="covariates">Numbers and factors. Rows without a value are dropped and counted.</param>
    /// <param name="tau">End of the window, above 0 and at most each arm's longest time.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <returns>Coefficients: the arms' are differences in restricted mean time.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a reference is not a level, or there are entry times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Tau is not above 0 and finite.</exception>
    public static RestrictedMeanRegressionFit Fit(
        EventTimes times,
        Factor arm,
        IReadOnlyList<Column> covariates,
        double tau,
        RestrictedMeanRegressionOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        if (times.HasEntry)
        {
            throw new ArgumentException("Weights by censoring are not defined with entry times.", nameof(times));
        }
        if (!(tau > 0 && double.IsFinite(tau)))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), "Tau is finite and above 0.");
        }
        if (arm.Length != times.Length)
        {
            throw new ArgumentException(
                Invariant($"There are {times.Length} times and {arm.Length} arms."),
                nameof(arm)
            );
        }
        double[] index = Enumerable.Range(0, times.Length).Select(i => (double)i).ToArray();
        ModelRows kept = ModelRows.Of(index, [arm, .. covariates], options.Frequencies);
        int[] rows = Array.ConvertAll(kept.Values, row => (int)row);
        var arms = (Factor)kept.Columns[0];
        ModelTerms terms = ModelTerms.Of(kept.Columns, options.References, kept.Counts);
        var design = new DesignMatrix(terms.Terms, rows.Length);
        double[] time = Array.ConvertAll(rows, row => times.Times[row]);
        bool[] isEvent = Array.ConvertAll(rows, row => times.Events[row] > 0);
        double[] people = kept.Counts.Length > 0 ? kept.Counts : Enumerable.Repeat(1.0, rows.Length).ToArray();
        var censoring = new CensoringWeights(time, isEvent, people, arms, tau);
        var fit = new WeightedMeans(design, censoring, people, tau);
        return new RestrictedMeanRegressionFit
        {
            Tau = tau,
            Coefficients = design.Names.Select((name, c) => fit.Coefficient(name, c, options.Level)).ToArray(),
            People = people.Sum(),
            Warnings =
            [
                .. terms.WithOneLevel.Select(name => $"'{name}' has a single level and is left out"),
                .. fit.Warnings,
                .. censoring.Short.Select(name => $"nobody in '{name}' was followed to tau"),
            ],
            Rows = kept.RowCounts,
            Options = options,
        };
    }
}
