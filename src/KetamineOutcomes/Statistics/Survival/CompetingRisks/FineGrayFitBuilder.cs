using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Reads a maximum: coefficients on the covariates' own scales, the sandwich, the baseline.</summary>
internal sealed class FineGrayFitBuilder(
    string cause,
    CoxInput input,
    CoxTerms terms,
    CoxColumns columns,
    FineGrayRows data,
    CoxPoint start,
    CoxMaximum maximum,
    FineGrayOptions options
)
{
    private const string WaldName = "Wald test";

    /// <summary>A variance below this share of the model's is rounding.</summary>
    private const double NoVariance = 1e-20;

    private readonly int[] finite = Enumerable.Range(0, data.Rows.Columns).Where(j => !maximum.Diverging[j]).ToArray();

    private double[] Beta => maximum.Point.Coefficients;

    public FineGrayFit Build()
    {
        double[] variance = [];
        SubdistributionBaseline? baseline = null;
        if (start.EventTimes > 0 && maximum.Converged)
        {
            var likelihood = new FineGrayLikelihood(data, CancellationToken.None);
            var hazard = SubdistributionHazard.Of(likelihood, Beta);
            variance = Variance(FineGraySandwich.Of(data, Beta, hazard));
            baseline = finite.Length == Beta.Length ? BaselineOf(hazard) : null;
        }
        double[] people = PeopleByEnding();
        return new FineGrayFit
        {
            Cause = cause,
            N = people.Sum(),
            Events = people[(int)FineGrayRows.Ending.Cause],
            OtherEvents = people[(int)FineGrayRows.Ending.Other],
            Coefficients = columns.Names.Select((name, c) => Coefficient(name, c, variance)).ToArray(),
            NullLogLikelihood = start.LogLikelihood,
            LogLikelihood = maximum.Point.LogLikelihood,
            Wald = Wald(variance),
            Converged = maximum.Converged,
            Iterations = maximum.Iterations,
            Warnings =
            [
                .. terms.WithOneLevel.Select(name => $"'{name}' has a single level and is left out"),
                .. columns.Reasons.OfType<string>().Distinct(StringComparer.Ordinal),
            ],
            Rows = input.Rows,
            Options = options,
            Baseline = baseline,
        };
    }

    private SubdistributionCoefficient Coefficient(string name, int column, double[] variance)
    {
        int kept = columns.Kept.ToList().IndexOf(column);
        string? reason = kept < 0 ? columns.Reasons[column] : ReasonOf(kept);
        CoxCoefficient read;
        if (reason is not null)
        {
            read = CoxCoefficient.None(name, reason, options.Level);
        }
        else
        {
            int place = Array.IndexOf(finite, kept);
            double scale = data.Rows.Scale[kept];
            double square = variance[place * finite.Length + place];
            if (!(square > NoVariance / maximum.Point.Information[kept * (kept + 1) / 2 + kept]))
            {
                return WithoutError(name, Beta[kept] / scale);
            }
            double error = Math.Sqrt(square) / scale;
            read = CoxCoefficient.Of(name, Beta[kept] / scale, error, null, options.Level);
        }
        return new SubdistributionCoefficient(name, read.Estimate, read.Test, read.HazardRatio);
    }

    private SubdistributionCoefficient WithoutError(string name, double value)
    {
        const string reason = "the sandwich variance is 0: no residual is left";
        ConfidenceInterval none = ConfidenceInterval.None(options.Level, reason);
        return new SubdistributionCoefficient(
            name,
            Estimate.Of(value, null, none, reason),
            TestResult.NotDefined(WaldName, reason),
            Estimate.Of(Math.Exp(value), null, none, reason)
        );
    }

    private string? ReasonOf(int kept)
    {
        if (!maximum.Converged)
        {
            return Invariant($"the likelihood did not reach a maximum in {maximum.Iterations} iterations");
        }
        return maximum.Diverging[kept]
            ? $"monotone likelihood: it grows without bound with {DivergingNames()}, as every event of the cause befalls "
                + "the highest risk at its time, so that the coefficient is infinite"
            : null;
    }

    private string DivergingNames() =>
        string.Join(
            ", ",
            Enumerable
                .Range(0, data.Rows.Columns)
                .Where(j => maximum.Diverging[j])
                .Select(j => $"'{columns.Names[columns.Kept[j]]}'")
        );

    /// <summary>I⁻¹ M I⁻¹ over the coefficients that are finite.</summary>
    private double[] Variance(double[] middle)
    {
        int n = finite.Length;
        double[] inverse = InformationMatrix.Factor(Part(maximum.Point.Information), n, 0).Inverse();
        double[] packed = Part(middle);
        var half = new double[n * n];
        var variance = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    half[i * n + j] +=
                        inverse[i * n + k] * packed[Math.Max(k, j) * (Math.Max(k, j) + 1) / 2 + Math.Min(k, j)];
                }
            }
        }
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    variance[i * n + j] += half[i * n + k] * inverse[k * n + j];
                }
            }
        }
        return variance;
    }

    private double[] Part(double[] packed)
    {
        var part = new double[finite.Length * (finite.Length + 1) / 2];
        for (int i = 0, k = 0; i < finite.Length; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                part[k] = packed[finite[i] * (finite[i] + 1) / 2 + finite[j]];
            }
        }
        return part;
    }

    private TestResult Wald(double[] variance)
    {
        string? reason =
            start.EventTimes == 0 ? $"there is no event of the cause"
            : Beta.Length == 0 ? "no covariate has a coefficient"
            : !maximum.Converged ? ReasonOf(0)
            : finite.Length < Beta.Length ? $"the coefficient of {DivergingNames()} is infinite"
            : null;
        if (reason is not null)
        {
            return TestResult.NotDefined(WaldName, reason);
        }
        int n = finite.Length;
        var packed = new double[n * (n + 1) / 2];
        for (int i = 0, k = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                packed[k] = variance[i * n + j];
            }
        }
        InformationMatrix matrix = InformationMatrix.Factor(packed, n, 1e-12);
        double statistic = matrix.QuadraticForm(Beta);
        return matrix.IsFullRank
            ? new TestResult(WaldName, statistic, n, ChiSquared.UpperTail(statistic, n))
            : TestResult.NotDefined(WaldName, "the variance is singular");
    }

    private SubdistributionBaseline BaselineOf(SubdistributionHazard hazard)
    {
        var time = new double[hazard.Times.Count];
        var cumulative = new double[time.Length];
        double sum = 0;
        for (int i = 0; i < time.Length; i++)
        {
            time[i] = data.Rows.Time[data.Starts[hazard.Times[i]]];
            sum += hazard.Rise[i];
            cumulative[i] = sum;
        }
        double centre = hazard.Shift;
        var coefficients = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int j = 0; j < Beta.Length; j++)
        {
            double coefficient = Beta[j] / data.Rows.Scale[j];
            coefficients[columns.Names[columns.Kept[j]]] = coefficient;
            // Numbers were centred twice: at their mean by the design, and at what was left of it by the rows.
            centre += coefficient * (data.Rows.Centre[j] - terms.Design.CoefficientRow(0)[1 + columns.Kept[j]]);
        }
        return new SubdistributionBaseline(time, cumulative, coefficients, centre);
    }

    private double[] PeopleByEnding()
    {
        var people = new double[3];
        for (int row = 0; row < data.Rows.Count; row++)
        {
            people[(int)data.Endings[row]] += data.Rows.PeopleOf(row);
        }
        return people;
    }
}
