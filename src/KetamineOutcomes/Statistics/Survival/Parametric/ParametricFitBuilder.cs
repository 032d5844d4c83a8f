using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>Turns the maximum of the likelihood into the fit that people read.</summary>
internal sealed class ParametricFitBuilder(
    Lifetime law,
    DesignMatrix design,
    LeastSquares line,
    ParametricRows rows,
    ModelTerms terms,
    ParametricOptions options
)
{
    private const string WaldTest = "Wald test";
    private const double VanishingScale = -12;

    public ParametricFit WithoutEstimates(string reason) =>
        Result(
            null,
            0,
            true,
            [.. design.Names.Select(name => None(name, reason)), .. law.Shapes.Select(name => None(name, reason))],
            null
        );

    public ParametricFit Build(ParametricLikelihood likelihood, ParametricMaximum maximum)
    {
        InformationMatrix information = InformationMatrix.Factor(maximum.Information, likelihood.Size, 1e-14);
        if (!maximum.Converged || !information.IsFullRank)
        {
            return WithoutEstimates(
                maximum.Converged ? "the data do not determine every coefficient and shape"
                : law.Shapes is ["log scale", ..] && maximum.Point[likelihood.Columns] < VanishingScale
                    ? "the model fits the times without error, so the scale falls to 0 and the likelihood has no maximum"
                : Invariant($"the likelihood had no maximum within {maximum.Iterations} steps")
            ) with
            {
                Converged = false,
                Iterations = maximum.Iterations,
            };
        }
        var coefficients = new List<ParametricCoefficient>();
        for (int column = 0; column < design.Names.Count; column++)
        {
            string name = design.Names[column];
            if (line.WhyAside(column) is { } reason)
            {
                coefficients.Add(None(name, reason));
                continue;
            }
            double[] weights = design.CoefficientRow(column);
            coefficients.Add(
                Coefficient(name, [.. line.KeptColumns.Select(kept => weights[kept])], maximum, information)
            );
        }
        for (int s = 0; s < law.Shapes.Count; s++)
        {
            var weights = new double[likelihood.Size];
            weights[likelihood.Columns + s] = 1;
            coefficients.Add(Coefficient(law.Shapes[s], weights, maximum, information));
        }
        return Result(
            maximum.LogLikelihood,
            maximum.Iterations,
            true,
            coefficients,
            new ParametricPrediction(law, line.KeptColumns, design, maximum.Point)
        );
    }

    private ParametricCoefficient Coefficient(
        string name,
        double[] weights,
        ParametricMaximum maximum,
        InformationMatrix information
    )
    {
        var padded = new double[maximum.Point.Length];
        weights.CopyTo(padded, 0);
        double value = 0;
        for (int j = 0; j < padded.Length; j++)
        {
            value += padded[j] * maximum.Point[j];
        }
        Estimate estimate = NormalEstimate.Of(value, information.QuadraticForm(padded), options.Level);
        return new ParametricCoefficient(name, estimate, NormalEstimate.Test(WaldTest, value, estimate.StandardError));
    }

    private static ParametricCoefficient None(string name, string reason) =>
        new(name, Estimate.NotEstimable(reason), TestResult.NotDefined(WaldTest, reason));

    private ParametricFit Result(
        double? logLikelihood,
        int iterations,
        bool converged,
        IReadOnlyList<ParametricCoefficient> all,
        ParametricPrediction? prediction
    ) =>
        new()
        {
            Coefficients = all.Take(design.Names.Count).ToArray(),
            Shapes = all.Skip(design.Names.Count).ToArray(),
            LogLikelihood = logLikelihood,
            Parameters = line.KeptColumns.Count + law.Shapes.Count,
            People = rows.People.Sum(),
            Events = rows.Events,
            Iterations = iterations,
            Converged = converged,
            Warnings =
            [
                .. terms.WithOneLevel.Select(name => $"'{name}' has a single level and is left out"),
                .. line.Warnings,
            ],
            Rows = rows.Rows,
            Options = options,
            Prediction = prediction,
        };
}
