namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The sandwich variance I⁻¹ B I⁻¹ with B = Σ s s′ over clusters, s the sum of a cluster's weighted score residuals;
/// without clusters each person is one.</summary>
internal static class RobustVariance
{
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="coefficients">Its maximum, standardised.</param>
    /// <param name="columns">The columns to give, in the order of the variance.</param>
    /// <param name="variance">I⁻¹ over those columns, row by row.</param>
    /// <param name="clusters">The cluster of each row and their number, or null.</param>
    public static double[] Of(
        CoxLikelihood likelihood,
        double[] coefficients,
        int[] columns,
        double[] variance,
        (int[] Of, int Count)? clusters
    )
    {
        CoxRows rows = likelihood.Rows;
        ResidualWalk residuals = ResidualWalk.Of(likelihood, coefficients);
        int size = columns.Length;
        var squares = new double[size * size];
        var sums = new double[(clusters?.Count ?? 1) * size];
        var own = new double[size];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int j = 0; j < size; j++)
            {
                own[j] = rows.WeightOf(row) * residuals.Score[row * rows.Columns + columns[j]];
            }
            if (clusters is { } known)
            {
                for (int j = 0; j < size; j++)
                {
                    sums[known.Of[row] * size + j] += rows.PeopleOf(row) * own[j];
                }
            }
            else
            {
                AddSquare(squares, own, rows.PeopleOf(row));
            }
        }
        for (int cluster = 0; cluster < clusters?.Count; cluster++)
        {
            AddSquare(squares, sums.AsSpan(cluster * size, size), 1);
        }
        return Multiply(Multiply(variance, squares, size), variance, size);
    }

    private static void AddSquare(double[] squares, ReadOnlySpan<double> vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = 0; j < vector.Length; j++)
            {
                squares[i * vector.Length + j] += factor * vector[i] * vector[j];
            }
        }
    }

    private static double[] Multiply(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                for (int j = 0; j < size; j++)
                {
                    product[i * size + j] += a[i * size + k] * b[k * size + j];
                }
            }
        }
        return product;
    }
}
