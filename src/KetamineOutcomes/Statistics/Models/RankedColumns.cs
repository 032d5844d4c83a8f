namespace KetamineOutcomes.Statistics.Models;

/// <summary>The triangle of a design matrix with its response, columns in order: kept while they add something (more than
/// 1e-7 of their own length, R's rule), else set aside with the columns that determine them.</summary>
internal sealed class RankedColumns
{
    private const double Tolerance = 1e-7;

    private readonly double[][] triangle; // kept columns of R, by column
    private readonly double[] coefficients;

    private RankedColumns(
        IReadOnlyList<int> kept,
        double[][] triangle,
        double[] projected,
        IReadOnlyList<ColumnRelation> relations,
        double residualSumOfSquares
    )
    {
        Kept = kept;
        this.triangle = triangle;
        Relations = relations;
        ResidualSumOfSquares = residualSumOfSquares;
        coefficients = SolveUpper(triangle, projected, kept.Count);
    }

    /// <summary>Indices of the kept columns, in order.</summary>
    public IReadOnlyList<int> Kept { get; }

    public int Rank => Kept.Count;

    /// <summary>The columns set aside.</summary>
    public IReadOnlyList<ColumnRelation> Relations { get; }

    public double ResidualSumOfSquares { get; }

    /// <param name="r">R by column, the response last.</param>
    /// <param name="names">Names of the columns without the response.</param>
    public static RankedColumns Of(double[][] r, IReadOnlyList<string> names)
    {
        int columns = names.Count;
        double[] lengths = Array.ConvertAll(r, column => Reflection.Norm(column));
        var kept = new List<int>();
        var aside = new List<int>();
        for (int c = 0; c < columns; c++)
        {
            Span<double> rest = r[c].AsSpan(kept.Count);
            if (
                !(Reflection.Norm(rest) > Tolerance * lengths[c])
                || Reflection.Make(rest) is not (double head, double scale)
            )
            {
                aside.Add(c);
                continue;
            }
            for (int other = 0; other <= columns; other++)
            {
                if (other > c || aside.Contains(other))
                {
                    Reflection.Apply(rest, scale, r[other].AsSpan(kept.Count));
                }
            }
            rest.Clear();
            rest[0] = head;
            kept.Add(c);
        }
        double[][] triangle = kept.Select(c => r[c]).ToArray();
        double residual = Reflection.Norm(r[columns].AsSpan(kept.Count));
        ColumnRelation[] relations = aside
            .Select(c => Relate(c, SolveUpper(triangle, r[c], kept.Count), kept, lengths, names))
            .ToArray();
        return new RankedColumns(kept, triangle, r[columns], relations, residual * residual);
    }

    /// <summary>Weights times coefficients.</summary>
    public double Dot(double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < Rank; k++)
        {
            sum += weights[Kept[k]] * coefficients[k];
        }
        return sum;
    }

    /// <summary>√(wᵀ (XᵀX)⁻¹ w), from Rᵀ u = w.</summary>
    public double ErrorScale(double[] weights)
    {
        double[] u = new double[Rank];
        for (int k = 0; k < Rank; k++)
        {
            double value = weights[Kept[k]];
            for (int i = 0; i < k; i++)
            {
                value -= triangle[k][i] * u[i];
            }
            u[k] = value / triangle[k][k];
        }
        return Reflection.Norm(u);
    }

    private static double[] SolveUpper(double[][] triangle, double[] right, int size)
    {
        double[] solution = new double[size];
        for (int k = size - 1; k >= 0; k--)
        {
            double value = right[k];
            for (int j = k + 1; j < size; j++)
            {
                value -= triangle[j][k] * solution[j];
            }
            solution[k] = value / triangle[k][k];
        }
        return solution;
    }

    private static ColumnRelation Relate(
        int column,
        double[] weights,
        List<int> kept,
        double[] lengths,
        IReadOnlyList<string> names
    )
    {
        string[] makers = kept.Where((k, i) => k > 0 && Math.Abs(weights[i]) * lengths[k] > 1e-6 * lengths[column])
            .Select(k => $"'{names[k]}'")
            .ToArray();
        string reason =
            makers.Length == 0
                ? $"'{names[column]}' is constant"
                : $"'{names[column]}' is determined by {string.Join(", ", makers)}";
        return new ColumnRelation(column, weights, reason);
    }
}
