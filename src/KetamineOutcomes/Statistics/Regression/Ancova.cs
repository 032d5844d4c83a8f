using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Regression;

/// <summary>Analysis of covariance: a linear model of arm and covariates, without interactions.</summary>
/// <remarks>Least squares by QR, one pass over the rows. Adjusted means stand at the covariates' means over the people used
/// with equal weights over factor levels (R's emmeans default; SAS's LSMEANS without OM). A column that adds nothing to
/// those before it (constant, or a sum of others) has no coefficient, and is named; adjusted means and contrasts are given
/// when the data determine them nevertheless. SAS codes factors with the last level as reference; here, as in R, it is the
/// first, or the one asked for.</remarks>
public static class Ancova
{
    /// <summary>Fits.</summary>
    /// <param name="values">The outcome, one a row; NaN is missing.</param>
    /// <param name="arm">The arm of each row.</param>
    /// <param name="covariates">Numbers and factors. Rows without any of these values are dropped and counted.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <returns>Coefficients, adjusted means, contrasts.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a value is infinite, or a reference is not a level.</exception>
    public static AncovaFit Fit(
        ReadOnlySpan<double> values,
        Factor arm,
        IReadOnlyList<Column> covariates,
        AncovaFitOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        ModelRows rows = ModelRows.Of(values, [arm, .. covariates], options.Frequencies);
        var arms = (Factor)rows.Columns[0];
        var armTerm = new FactorTerm(arms, ModelTerms.ReferenceIn(arms, options.References));
        ModelTerms covariateTerms = ModelTerms.Of(rows.Columns.Skip(1).ToArray(), options.References, rows.Counts);
        var design = new DesignMatrix([armTerm, .. covariateTerms.Terms], rows.Values.Length);
        LeastSquares fit = LeastSquares.Fit(design, rows.Values, rows.Counts);
        return new AncovaFit
        {
            Coefficients = design
                .Names.Select((name, c) => Coefficient(name, fit.Coefficient(c, options.Level)))
                .ToArray(),
            Arms = AdjustedMeans(arms, armTerm, design, fit, rows, options.Level),
            Contrasts = ContrastsOf(arms, armTerm, design, fit, options.Level),
            ResidualStandardDeviation = fit.ResidualVariance is { } variance ? Math.Sqrt(variance) : null,
            ResidualDegreesOfFreedom = fit.ResidualDegreesOfFreedom,
            Warnings =
            [
                .. covariateTerms.WithOneLevel.Select(name => $"'{name}' has a single level and is left out"),
                .. fit.Warnings,
            ],
            Rows = rows.RowCounts,
            Options = options,
        };
    }

    private static AncovaCoefficient Coefficient(string name, LinearEstimate estimate) =>
        new(name, estimate.Estimate, estimate.Test);

    private static AdjustedMean[] AdjustedMeans(
        Factor arms,
        FactorTerm term,
        DesignMatrix design,
        LeastSquares fit,
        ModelRows rows,
        double level
    )
    {
        double[] people = new double[arms.Levels.Count];
        for (int i = 0; i < arms.Length; i++)
        {
            people[arms.Codes[i]] += rows.Counts.Length > 0 ? rows.Counts[i] : 1;
        }
        return arms
            .Levels.Select(
                (name, a) =>
                    new AdjustedMean(name, people[a], fit.Combination(design.AverageRow(term, a), level).Estimate)
            )
            .ToArray();
    }

    private static ArmContrast[] ContrastsOf(
        Factor arms,
        FactorTerm term,
        DesignMatrix design,
        LeastSquares fit,
        double level
    )
    {
        double[] reference = design.AverageRow(term, term.Reference);
        var contrasts = new List<ArmContrast>();
        for (int a = 0; a < arms.Levels.Count; a++)
        {
            if (a != term.Reference)
            {
                double[] weights = design.AverageRow(term, a);
                for (int c = 0; c < weights.Length; c++)
                {
                    weights[c] -= reference[c];
                }
                LinearEstimate difference = fit.Combination(weights, level);
                contrasts.Add(
                    new ArmContrast(arms.Levels[a], arms.Levels[term.Reference], difference.Estimate, difference.Test)
                );
            }
        }
        return [.. contrasts];
    }
}
