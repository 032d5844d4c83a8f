using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Maximises Firth's penalised likelihood, log L + ½ log|I|, over all coefficients or all but one.</summary>
/// <remarks>The penalty's slope ½ tr(I⁻¹ ∂I) takes the information's slopes by central differences, extrapolated twice
/// (Richardson), whose error is below 1e-10. Steps are I⁻¹ times the penalised score, halved until the likelihood rises.
/// Firth (1993), doi:10.1093/biomet/80.1.27; Heinze and Schemper (2001), doi:10.1111/j.0006-341X.2001.00114.x.</remarks>
internal sealed class FirthMaximum
{
    private const double Difference = 0.02;
    private const double Done = 1e-20;
    private const int Steps = 500;

    private readonly CoxLikelihood likelihood;
    private readonly double[] unit;

    /// <param name="likelihood">The likelihood.</param>
    /// <param name="start">Without effect, where the information has full rank.</param>
    public FirthMaximum(CoxLikelihood likelihood, CoxPoint start)
    {
        this.likelihood = likelihood;
        unit = new double[likelihood.Rows.Columns];
        for (int j = 0; j < unit.Length; j++)
        {
            unit[j] = 1 / Math.Sqrt(start.Information[j * (j + 1) / 2 + j]);
        }
    }

    /// <summary>log L + ½ log|I| at a point; minus infinity where I is singular.</summary>
    public static double Penalised(CoxPoint point)
    {
        InformationMatrix information = InformationMatrix.Factor(point.Information, point.Score.Length, 0);
        return information.IsFullRank && double.IsFinite(point.LogLikelihood)
            ? point.LogLikelihood + information.LogDeterminant / 2
            : double.NegativeInfinity;
    }

    /// <summary>The maximum from a start, with one coefficient held where it is (-1: none).</summary>
    public (CoxPoint Point, double Value, int Steps, bool Converged) Find(double[] start, int held)
    {
        CoxPoint point = likelihood.At(start);
        double value = Penalised(point);
        for (int iteration = 0; iteration < Steps; iteration++)
        {
            (double[] step, double decrement) = Step(point, held);
            if (decrement <= Done)
            {
                return (point, value, iteration, true);
            }
            (CoxPoint Point, double Value)? next = Ahead(point, value, step, decrement);
            if (next is null)
            {
                return (point, value, iteration, decrement <= 1e-12);
            }
            (point, value) = next.Value;
        }
        return (point, value, Steps, false);
    }

    private (double[] Step, double Decrement) Step(CoxPoint point, int held)
    {
        int columns = unit.Length;
        double[] score = PenalisedScore(point, held);
        double[] information = point.Information;
        if (held >= 0)
        {
            information = [.. information];
            for (int j = 0; j < columns; j++)
            {
                int row = Math.Max(j, held);
                information[row * (row + 1) / 2 + Math.Min(j, held)] = j == held ? 1 : 0;
            }
        }
        double[] step = InformationMatrix.Factor(information, columns, 0).Solve(score);
        double decrement = 0;
        double longest = 0;
        for (int j = 0; j < columns; j++)
        {
            decrement += step[j] * score[j];
            longest = Math.Max(longest, Math.Abs(step[j]) / unit[j]);
        }
        // Far out the information says little of how far to go: at most five errors a step.
        for (int j = 0; j < columns && longest > 5; j++)
        {
            step[j] *= 5 / longest;
        }
        return (step, decrement);
    }

    private double[] PenalisedScore(CoxPoint point, int held)
    {
        int columns = unit.Length;
        double[] inverse = InformationMatrix.Factor(point.Information, columns, 0).Inverse();
        var score = new double[columns];
        for (int j = 0; j < columns; j++)
        {
            if (j == held)
            {
                continue;
            }
            double h = Difference * unit[j];
            double one = TraceSlope(point, inverse, j, h);
            double two = TraceSlope(point, inverse, j, h / 2);
            double four = TraceSlope(point, inverse, j, h / 4);
            score[j] = point.Score[j] + (64 * four - 20 * two + one) / 45 / 2;
        }
        return score;
    }

    /// <summary>tr(I⁻¹ ΔI)/2h over β ± h.</summary>
    private double TraceSlope(CoxPoint point, double[] inverse, int column, double h)
    {
        double[] coefficients = [.. point.Coefficients];
        coefficients[column] = point.Coefficients[column] + h;
        double[] above = likelihood.At(coefficients).Information;
        coefficients = [.. point.Coefficients];
        coefficients[column] = point.Coefficients[column] - h;
        double[] below = likelihood.At(coefficients).Information;
        double sum = 0;
        for (int i = 0, k = 0; i < unit.Length; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                sum += (i == j ? 1 : 2) * inverse[i * unit.Length + j] * (above[k] - below[k]);
            }
        }
        return sum / (2 * h);
    }

    private (CoxPoint Point, double Value)? Ahead(CoxPoint point, double value, double[] step, double decrement)
    {
        double share = 1;
        for (int halving = 0; halving < 40; halving++, share /= 2)
        {
            var coefficients = new double[step.Length];
            for (int j = 0; j < step.Length; j++)
            {
                coefficients[j] = point.Coefficients[j] + share * step[j];
            }
            CoxPoint next = likelihood.At(coefficients);
            double reached = Penalised(next);
            if (reached >= value - (decrement < 1e-8 ? 1e-12 * Math.Max(1, Math.Abs(value)) : 0))
            {
                return (next, reached);
            }
        }
        return null;
    }
}
