namespace KetamineOutcomes.Statistics.Models;

/// <summary>A covariance-like matrix (information, Gram) factored in its columns' order: kept while they add something to
/// those before them, else set aside.</summary>
/// <remarks>Cholesky's factorisation without exchange of columns; a column is set aside when what is left of its diagonal is
/// not above a share of what it was.</remarks>
internal sealed class InformationMatrix
{
    private readonly int size;
    private readonly double[] factor; // lower triangle by rows, zero columns where set aside
    private readonly bool[] isKept;

    private InformationMatrix(int size, double[] factor, bool[] isKept, double smallestShare)
    {
        this.size = size;
        this.factor = factor;
        this.isKept = isKept;
        SmallestShare = smallestShare;
    }

    /// <summary>Whether a column is kept.</summary>
    public IReadOnlyList<bool> IsKept => isKept;

    /// <summary>The smallest share of a column's diagonal that was left when its turn came.</summary>
    public double SmallestShare { get; }

    /// <summary>Factors.</summary>
    /// <param name="packed">Lower triangle by rows.</param>
    /// <param name="size">Number of columns.</param>
    /// <param name="tolerance">Share of the diagonal that must be left.</param>
    /// <param name="floor">What a diagonal must be above at all.</param>
    public static InformationMatrix Factor(
        ReadOnlySpan<double> packed,
        int size,
        double tolerance = 1e-13,
        double floor = 0
    )
    {
        double[] factor = packed.ToArray();
        var isKept = new bool[size];
        double smallest = 1;
        for (int j = 0; j < size; j++)
        {
            int row = j * (j + 1) / 2;
            double diagonal = packed[row + j];
            double rest = diagonal;
            for (int k = 0; k < j; k++)
            {
                double value = 0;
                if (isKept[k])
                {
                    int other = k * (k + 1) / 2;
                    value = factor[row + k];
                    for (int m = 0; m < k; m++)
                    {
                        value -= factor[row + m] * factor[other + m];
                    }
                    value /= factor[other + k];
                    rest -= value * value;
                }
                factor[row + k] = value;
            }
            isKept[j] = diagonal > floor && rest > tolerance * diagonal;
            smallest = Math.Min(smallest, diagonal > floor ? rest / diagonal : 0);
            factor[row + j] = isKept[j] ? Math.Sqrt(rest) : 0;
        }
        return new InformationMatrix(size, factor, isKept, smallest);
    }

    /// <summary>Logarithm of the determinant over the kept columns.</summary>
    public double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (int j = 0; j < size; j++)
            {
                sum += isKept[j] ? 2 * Math.Log(factor[j * (j + 1) / 2 + j]) : 0;
            }
            return sum;
        }
    }

    /// <summary>Whether every column is kept.</summary>
    public bool IsFullRank => !isKept.Contains(false);

    /// <summary>M⁻¹ v over the kept columns; 0 for the others.</summary>
    public double[] Solve(ReadOnlySpan<double> vector)
    {
        double[] solution = HalfSolve(vector);
        for (int j = size - 1; j >= 0; j--)
        {
            if (!isKept[j])
            {
                continue;
            }
            double value = solution[j];
            for (int below = j + 1; below < size; below++)
            {
                value -= factor[below * (below + 1) / 2 + j] * solution[below];
            }
            solution[j] = value / factor[j * (j + 1) / 2 + j];
        }
        return solution;
    }

    /// <summary>v′ M⁻¹ v over the kept columns.</summary>
    public double QuadraticForm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double value in HalfSolve(vector))
        {
            sum += value * value;
        }
        return sum;
    }

    /// <summary>M⁻¹, row by row; rows and columns set aside are 0.</summary>
    public double[] Inverse()
    {
        var inverse = new double[size * size];
        var unit = new double[size];
        for (int j = 0; j < size; j++)
        {
            if (!isKept[j])
            {
                continue;
            }
            unit[j] = 1;
            double[] column = Solve(unit);
            unit[j] = 0;
            for (int i = 0; i < size; i++)
            {
                inverse[i * size + j] = column[i];
            }
        }
        return inverse;
    }

    /// <summary>The weights on kept columns before it that make a column's information; for one that is set aside.</summary>
    public double[] Relation(int column, ReadOnlySpan<double> packed)
    {
        var right = new double[size];
        for (int k = 0; k < size; k++)
        {
            int row = Math.Max(k, column);
            int other = Math.Min(k, column);
            right[k] = k < column && isKept[k] ? packed[row * (row + 1) / 2 + other] : 0;
        }
        var before = new double[column * (column + 1) / 2];
        packed[..before.Length].CopyTo(before);
        return Factor(before, column).Solve(right.AsSpan(0, column));
    }

    private double[] HalfSolve(ReadOnlySpan<double> vector)
    {
        var solution = new double[size];
        for (int j = 0; j < size; j++)
        {
            if (!isKept[j])
            {
                continue;
            }
            int row = j * (j + 1) / 2;
            double value = vector[j];
            for (int k = 0; k < j; k++)
            {
                value -= factor[row + k] * solution[k];
            }
            solution[j] = value / factor[row + j];
        }
        return solution;
    }
}
