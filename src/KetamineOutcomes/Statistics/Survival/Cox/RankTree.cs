using System.Runtime.CompilerServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Weights by rank, with the sum below a rank in O(log n): a Fenwick tree (1994, doi:10.1002/spe.4380240306) over
/// blocks of ranks, so that all but the last step stay in the cache.</summary>
internal sealed class RankTree(int ranks)
{
    private const int Bits = 5;
    private const int Block = 1 << Bits;

    private readonly double[] tree = new double[(ranks >> Bits) + 2];
    private readonly double[] weights = new double[ranks];

    /// <summary>All weights.</summary>
    public double Total { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int rank, double weight)
    {
        Total += weight;
        weights[rank] += weight;
        double[] sums = tree;
        for (int i = (rank >> Bits) + 1; i < sums.Length; i += i & -i)
        {
            sums[i] += weight;
        }
    }

    /// <summary>The weight below a rank, and at it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Below, double Equal) Below(int rank)
    {
        double sum = 0;
        double[] sums = tree;
        for (int i = rank >> Bits; i > 0; i -= i & -i)
        {
            sum += sums[i];
        }
        int start = rank & ~(Block - 1);
        foreach (double weight in weights.AsSpan(start, rank - start))
        {
            sum += weight;
        }
        return (sum, weights[rank]);
    }
}
