using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>A natural cubic spline with 4 degrees of freedom through scaled Schoenfeld residuals.</summary>
internal static class CoefficientSmoother
{
    private const int Columns = 4;
    private const int Points = 40;

    /// <summary>The curve, or why there is none.</summary>
    /// <param name="residuals">The residuals.</param>
    /// <param name="variance">Variance of one residual.</param>
    /// <param name="level">Level of the limits.</param>
    public static (CoefficientAtTime[] Curve, string? Reason) Smooth(
        IReadOnlyList<CoefficientResidual> residuals,
        double variance,
        double level
    )
    {
        double[] sorted = [.. residuals.Select(r => r.Scaled).Order()];
        if (sorted.Distinct().Count() < Columns + 1)
        {
            return ([], "a smooth curve needs events at 5 times or more");
        }
        double[] knots = [sorted[0], Quantile(sorted, 1.0 / 3), Quantile(sorted, 2.0 / 3), sorted[^1]];
        if (!(knots[0] < knots[1] && knots[1] < knots[2] && knots[2] < knots[3]))
        {
            return ([], "too many events at one time for a smooth curve");
        }
        var reduction = new RowReduction(Columns + 1);
        Span<double> row = stackalloc double[Columns + 1];
        foreach (CoefficientResidual residual in residuals)
        {
            Basis(residual.Scaled, knots, row);
            row[Columns] = residual.Value;
            reduction.Add(row);
        }
        double[][] r = reduction.Finish();
        double[] coefficients = Solve(r);
        double z = Normal.UpperQuantile((1 - level) / 2);
        var curve = new CoefficientAtTime[Points];
        for (int i = 0; i < Points; i++)
        {
            double at = knots[0] + (knots[3] - knots[0]) * i / (Points - 1);
            Basis(at, knots, row);
            double value = 0;
            for (int c = 0; c < Columns; c++)
            {
                value += row[c] * coefficients[c];
            }
            double reach = z * Math.Sqrt(variance * Leverage(r, row));
            curve[i] = new CoefficientAtTime(at, value, value - reach, value + reach);
        }
        return (curve, null);
    }

    /// <summary>1, x and two cubics that are straight beyond the outer knots, x being on [0, 1] between them.</summary>
    private static void Basis(double x, double[] knots, Span<double> into)
    {
        double range = knots[3] - knots[0];
        double u = (x - knots[0]) / range;
        double second = (knots[2] - knots[0]) / range;
        into[0] = 1;
        into[1] = u;
        for (int j = 0; j < 2; j++)
        {
            double knot = (knots[j] - knots[0]) / range;
            into[j + 2] =
                Cube(u - knot)
                - Cube(u - second) * (1 - knot) / (1 - second)
                + Cube(u - 1) * (second - knot) / (1 - second);
        }
    }

    private static double Cube(double value) => value > 0 ? value * value * value : 0;

    /// <summary>Type 7, R's default.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int low = (int)Math.Floor(place);
        return low + 1 < sorted.Length ? sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }

    /// <summary>Back substitution: R is upper triangular, its last column the response's.</summary>
    private static double[] Solve(double[][] r)
    {
        var solution = new double[Columns];
        for (int i = Columns - 1; i >= 0; i--)
        {
            double sum = r[Columns][i];
            for (int j = i + 1; j < Columns; j++)
            {
                sum -= r[j][i] * solution[j];
            }
            solution[i] = sum / r[i][i];
        }
        return solution;
    }

    /// <summary>b′(R′R)⁻¹b, the squared length of R′⁻¹b.</summary>
    private static double Leverage(double[][] r, ReadOnlySpan<double> basis)
    {
        Span<double> solved = stackalloc double[Columns];
        double sum = 0;
        for (int i = 0; i < Columns; i++)
        {
            double value = basis[i];
            for (int j = 0; j < i; j++)
            {
                value -= r[i][j] * solved[j];
            }
            solved[i] = value / r[i][i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }
}
