using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>What a fit keeps for residuals and curves, in standardised covariates.</summary>
internal sealed class CoxState
{
    /// <summary>The likelihood by which hazards are read: Breslow's where the fit was exact.</summary>
    public required CoxLikelihood Likelihood { get; init; }

    public required DesignMatrix Design { get; init; }

    /// <summary>Design columns (without the intercept) that have a coefficient.</summary>
    public required IReadOnlyList<int> Kept { get; init; }

    /// <summary>Names of the kept columns.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Why hazards cannot be read, or null.</summary>
    public required string? Reason { get; init; }

    public required double[] Coefficients { get; init; }

    /// <summary>The model's variance, row by row.</summary>
    public required double[] Variance { get; init; }

    /// <summary>The variance that intervals use: robust where there is one.</summary>
    public required double[] UsedVariance { get; init; }

    /// <summary>Strata in the rows' order; one name when there are none.</summary>
    public required IReadOnlyList<string> Strata { get; init; }

    public CoxRows Rows => Likelihood.Rows;

    /// <summary>A profile's standardised covariates.</summary>
    public double[] Standardise(ReadOnlySpan<double> design)
    {
        var x = new double[Rows.Columns];
        for (int j = 0; j < x.Length; j++)
        {
            x[j] = (design[Kept[j] + 1] - Rows.Centre[j]) / Rows.Scale[j];
        }
        return x;
    }

    /// <summary>x′β.</summary>
    public double Predict(double[] x)
    {
        double sum = 0;
        for (int j = 0; j < x.Length; j++)
        {
            sum += x[j] * Coefficients[j];
        }
        return sum;
    }

    /// <summary>v′ V v with the variance that intervals use.</summary>
    public double Spread(double[] one, double[] other)
    {
        double sum = 0;
        for (int i = 0; i < one.Length; i++)
        {
            for (int j = 0; j < one.Length; j++)
            {
                sum += one[i] * UsedVariance[i * one.Length + j] * other[j];
            }
        }
        return sum;
    }
}
