using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The chance that the largest of several correlated standard normals, without sign, is above a value.</summary>
/// <remarks>Written with independent normals x of the correlation's rank r, zᵢ = lᵢ′x: along a direction θ the largest is
/// |x|·max|lᵢ′θ|, so P = E_θ[P(χ²_r &gt; z²/max(lᵢ′θ)²)]. Upper tails are averaged, so small chances keep their digits, and linear
/// dependence among the zᵢ does no harm. Rank 2: over the half circle; 3: over the half sphere, both by fixed grids (to about 1e-5
/// of the chance); above: over directions drawn with a seed.</remarks>
internal static class LargestNormal
{
    private const int CirclePoints = 1 << 14;
    private const int SphereBands = 160;
    private const int Draws = 200_000;
    private const double RankTolerance = 1e-10;

    /// <summary>P(max |zᵢ| &gt; value), and its Monte Carlo standard error where directions were drawn.</summary>
    /// <param name="value">The value, 0 or more.</param>
    /// <param name="correlation">Correlation of the zᵢ, row by row; may be singular.</param>
    /// <param name="seed">Seed of the directions above rank 3.</param>
    public static (double Chance, double? Error) UpperTail(double value, double[,] correlation, int seed)
    {
        double[][] loads = Loads(correlation);
        int rank = loads[0].Length;
        double square = value * value;
        return rank switch
        {
            1 => (2 * Normal.UpperTail(value), null),
            2 => (OverCircle(square, loads), null),
            3 => (OverSphere(square, loads), null),
            _ => OverDraws(square, loads, rank, seed),
        };
    }

    private static double OverCircle(double square, double[][] loads)
    {
        double sum = 0;
        Span<double> direction = stackalloc double[2];
        for (int i = 0; i < CirclePoints; i++)
        {
            (direction[1], direction[0]) = Math.SinCos(Math.PI * (i + 0.5) / CirclePoints);
            sum += Tail(square, direction, loads);
        }
        return sum / CirclePoints;
    }

    private static double OverSphere(double square, double[][] loads)
    {
        double sum = 0;
        Span<double> direction = stackalloc double[3];
        const int Points = 4 * SphereBands;
        for (int i = 0; i < SphereBands; i++)
        {
            // Bands of equal height have equal area; the lower half sphere mirrors the upper.
            double height = (i + 0.5) / SphereBands;
            double radius = Math.Sqrt(1 - height * height);
            direction[2] = height;
            for (int j = 0; j < Points; j++)
            {
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * (j + 0.5) / Points);
                direction[0] = radius * cosine;
                direction[1] = radius * sine;
                sum += Tail(square, direction, loads);
            }
        }
        return sum / ((double)SphereBands * Points);
    }

    private static (double Chance, double? Error) OverDraws(double square, double[][] loads, int rank, int seed)
    {
        var random = new RandomStream((long)seed, 0L);
        var direction = new double[rank];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < Draws; i++)
        {
            double length = 0;
            for (int r = 0; r < rank; r++)
            {
                direction[r] = random.NextNormal();
                length += direction[r] * direction[r];
            }
            double tail = Tail(square * length, direction, loads);
            double change = tail - mean;
            mean += change / (i + 1);
            squares += change * (tail - mean);
        }
        return (mean, Math.Sqrt(squares / ((double)Draws * (Draws - 1))));
    }

    private static double Tail(double square, ReadOnlySpan<double> direction, double[][] loads)
    {
        double largest = 0;
        foreach (double[] load in loads)
        {
            double product = 0;
            for (int r = 0; r < load.Length; r++)
            {
                product += load[r] * direction[r];
            }
            largest = Math.Max(largest, product * product);
        }
        return largest > 0 ? Radius(square / largest, loads[0].Length) : 0;
    }

    /// <summary>P(χ²_r &gt; x); closed forms for the grids.</summary>
    private static double Radius(double x, int rank) =>
        rank switch
        {
            2 => Math.Exp(-x / 2),
            3 => 2 * Normal.UpperTail(Math.Sqrt(x)) + Math.Sqrt(2 * x / Math.PI) * Math.Exp(-x / 2),
            _ => ChiSquared.UpperTail(x, rank),
        };

    /// <summary>Rows lᵢ with lᵢ′lⱼ the correlation: Cholesky, largest remainder first, as many columns as the rank.</summary>
    private static double[][] Loads(double[,] correlation)
    {
        int n = correlation.GetLength(0);
        var columns = new List<double[]>();
        var left = (double[,])correlation.Clone();
        while (columns.Count < n)
        {
            int pivot = 0;
            for (int i = 1; i < n; i++)
            {
                pivot = left[i, i] > left[pivot, pivot] ? i : pivot;
            }
            if (!(left[pivot, pivot] > RankTolerance))
            {
                break;
            }
            double root = Math.Sqrt(left[pivot, pivot]);
            var column = new double[n];
            for (int i = 0; i < n; i++)
            {
                column[i] = left[i, pivot] / root;
            }
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    left[i, j] -= column[i] * column[j];
                }
            }
            columns.Add(column);
        }
        return Enumerable.Range(0, n).Select(i => columns.Select(column => column[i]).ToArray()).ToArray();
    }
}
