using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>What a fitted model says of survival at given covariates.</summary>
internal sealed class ParametricPrediction(
    Lifetime law,
    IReadOnlyList<int> columns,
    DesignMatrix design,
    double[] point
)
{
    /// <summary>S(time) for one of the rows used.</summary>
    public double SurvivalOfRow(int row, double time)
    {
        var full = new double[design.Names.Count];
        design.Fill(row, full);
        return Survival(full, time);
    }

    /// <summary>S(time) at the covariates' means, factors with equal weights over their levels.</summary>
    public double SurvivalAtMeans(double time) => Survival(design.AverageRow(), time);

    private double Survival(double[] full, double time)
    {
        double eta = 0;
        for (int j = 0; j < columns.Count; j++)
        {
            eta += full[columns[j]] * point[j];
        }
        return time <= 0 ? 1 : Math.Exp(law.Evaluate(time, isEvent: false, eta, point.AsSpan(columns.Count)).Value);
    }
}
