using System.Runtime.CompilerServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Weight, weighted mean and weighted sum of squared deviations of covariates over a set of rows.</summary>
/// <remarks>Rows are added one by one with the mean carried along (West 1979, doi:10.1145/359146.359153), so that nothing is
/// lost to cancellation where a risk set lies far from the mean of all.</remarks>
internal sealed class RiskMoments
{
    private readonly double[] delta;

    public RiskMoments(int columns)
    {
        Mean = new double[columns];
        Squares = new double[columns * (columns + 1) / 2];
        delta = new double[columns];
    }

    /// <summary>Sum of weights.</summary>
    public double Weight { get; set; }

    /// <summary>Weighted mean of each covariate.</summary>
    public double[] Mean { get; }

    /// <summary>Weighted sums of squares and products about the mean: lower triangle by rows.</summary>
    public double[] Squares { get; }

    public void Clear()
    {
        if (Weight == 0)
        {
            return;
        }
        Weight = 0;
        Array.Clear(Mean);
        Array.Clear(Squares);
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> x, double weight)
    {
        if (!(weight > 0))
        {
            return;
        }
        double before = Weight;
        Weight = before + weight;
        if (before == 0)
        {
            x.CopyTo(Mean);
            Array.Clear(Squares);
            return;
        }
        double share = weight / Weight;
        Join(x, share, before * share);
    }

    /// <summary>Adds the rows of another set.</summary>
    public void Add(RiskMoments other)
    {
        if (!(other.Weight > 0))
        {
            return;
        }
        double before = Weight;
        Weight = before + other.Weight;
        if (before == 0)
        {
            other.Mean.CopyTo(Mean, 0);
            other.Squares.CopyTo(Squares, 0);
            return;
        }
        double share = other.Weight / Weight;
        Join(other.Mean, share, before * share);
        for (int k = 0; k < Squares.Length; k++)
        {
            Squares[k] += other.Squares[k];
        }
    }

    /// <summary>Multiplies all weights.</summary>
    public void Scale(double factor)
    {
        Weight *= factor;
        for (int k = 0; k < Squares.Length; k++)
        {
            Squares[k] *= factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Join(ReadOnlySpan<double> x, double share, double factor)
    {
        double[] mean = Mean;
        double[] gap = delta;
        double[] squares = Squares;
        for (int j = 0; j < mean.Length; j++)
        {
            gap[j] = x[j] - mean[j];
            mean[j] += share * gap[j];
        }
        int k = 0;
        for (int j = 0; j < gap.Length; j++)
        {
            double scaled = factor * gap[j];
            for (int other = 0; other <= j; other++)
            {
                squares[k++] += scaled * gap[other];
            }
        }
    }
}
