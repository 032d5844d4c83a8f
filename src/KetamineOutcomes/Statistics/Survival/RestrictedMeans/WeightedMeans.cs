using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.RestrictedMeans;

/// <summary>Weighted least squares of restricted times with the sandwich variance.</summary>
internal sealed class WeightedMeans
{
    private const string WaldTest = "Wald test";
    private readonly DesignMatrix design;
    private readonly LeastSquares line;
    private readonly InformationMatrix information;
    private readonly double[] coefficients;
    private readonly double[] meat; // Σ people·φφ′, row by row

    public WeightedMeans(DesignMatrix design, CensoringWeights censoring, double[] people, double tau)
    {
        this.design = design;
        double[] weights = censoring.Weights.Zip(people, (w, n) => w * n).ToArray();
        line = LeastSquares.Fit(design, censoring.Restricted, weights);
        IReadOnlyList<int> kept = line.KeptColumns;
        int p = kept.Count;
        var packed = new double[p * (p + 1) / 2];
        var right = new double[p];
        double[] x = new double[people.Length * p];
        var full = new double[design.Names.Count];
        for (int i = 0; i < people.Length; i++)
        {
            design.Fill(i, full);
            for (int j = 0; j < p; j++)
            {
                x[i * p + j] = full[kept[j]];
                right[j] += weights[i] * full[kept[j]] * (censoring.Restricted[i] - tau);
                for (int k = 0; k <= j; k++)
                {
                    packed[j * (j + 1) / 2 + k] += weights[i] * full[kept[j]] * full[kept[k]];
                }
            }
        }
        information = InformationMatrix.Factor(packed, p);
        coefficients = information.Solve(right);
        if (p > 0)
        {
            coefficients[0] += tau;
        }
        meat = Meat(x, censoring, people, p);
    }

    public IReadOnlyList<string> Warnings => line.Warnings;

    public RestrictedMeanCoefficient Coefficient(string name, int column, double level)
    {
        if (line.WhyAside(column) is { } reason)
        {
            return new(name, Estimate.NotEstimable(reason), TestResult.NotDefined(WaldTest, reason));
        }
        double[] row = design.CoefficientRow(column);
        double[] weights = [.. line.KeptColumns.Select(kept => row[kept])];
        double[] lever = information.Solve(weights);
        int p = weights.Length;
        double value = 0;
        double variance = 0;
        for (int j = 0; j < p; j++)
        {
            value += weights[j] * coefficients[j];
            for (int k = 0; k < p; k++)
            {
                variance += lever[j] * meat[j * p + k] * lever[k];
            }
        }
        Estimate estimate = NormalEstimate.Of(value, variance, level);
        return new(name, estimate, NormalEstimate.Test(WaldTest, value, estimate.StandardError));
    }

    private double[] Meat(double[] x, CensoringWeights censoring, double[] people, int p)
    {
        var scores = new double[x.Length];
        for (int i = 0; i < people.Length; i++)
        {
            double residual = censoring.Restricted[i];
            for (int j = 0; j < p; j++)
            {
                residual -= x[i * p + j] * coefficients[j];
            }
            for (int j = 0; j < p; j++)
            {
                scores[i * p + j] = censoring.Weights[i] * residual * x[i * p + j];
            }
        }
        double[] influence = (double[])scores.Clone();
        censoring.AddTo(influence, scores, p);
        var sum = new double[p * p];
        for (int i = 0; i < people.Length; i++)
        {
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++)
                {
                    sum[j * p + k] += people[i] * influence[i * p + j] * influence[i * p + k];
                }
            }
        }
        return sum;
    }
}
