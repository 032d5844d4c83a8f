namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Weights by rank, with the sum below a rank in O(log n). Fenwick (1994), doi:10.1002/spe.4380240306.</summary>
internal sealed class RankTree(int ranks)
{
    private readonly double[] tree = new double[ranks + 1];
    private readonly double[] weights = new double[ranks];

    /// <summary>All weights.</summary>
    public double Total { get; private set; }

    public void Add(int rank, double weight)
    {
        Total += weight;
        weights[rank] += weight;
        for (int i = rank + 1; i < tree.Length; i += i & -i)
        {
            tree[i] += weight;
        }
    }

    /// <summary>The weight below a rank, and at it.</summary>
    public (double Below, double Equal) Below(int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            sum += tree[i];
        }
        return (sum, weights[rank]);
    }
}
