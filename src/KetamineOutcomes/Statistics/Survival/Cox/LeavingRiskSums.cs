namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Sums over a risk set that rows also leave (delayed entry): each sum is kept with what rounding lost beside it, so
/// that a row that leaves takes away exactly what it brought.</summary>
internal sealed class LeavingRiskSums
{
    private readonly int columns;
    private readonly double[] sums; // weight, then x, then products (lower triangle by rows)
    private readonly double[] lost;

    public LeavingRiskSums(int columns)
    {
        this.columns = columns;
        int size = 1 + columns + columns * (columns + 1) / 2;
        sums = new double[size];
        lost = new double[size];
    }

    /// <summary>Rows in the set.</summary>
    public long Rows { get; private set; }

    public void Clear()
    {
        Rows = 0;
        Array.Clear(sums);
        Array.Clear(lost);
    }

    public void Add(ReadOnlySpan<double> x, double weight)
    {
        Rows++;
        Include(x, weight);
    }

    public void Remove(ReadOnlySpan<double> x, double weight)
    {
        if (--Rows == 0)
        {
            Clear();
            return;
        }
        Include(x, -weight);
    }

    /// <summary>The set's moments.</summary>
    public void WriteTo(RiskMoments moments)
    {
        double weight = sums[0] + lost[0];
        if (!(weight > 0))
        {
            moments.Clear();
            return;
        }
        moments.Weight = weight;
        int k = 1 + columns;
        int at = 0;
        for (int j = 0; j < columns; j++)
        {
            double mean = (sums[1 + j] + lost[1 + j]) / weight;
            moments.Mean[j] = mean;
            for (int other = 0; other <= j; other++, k++, at++)
            {
                double square = sums[k] - weight * mean * moments.Mean[other] + lost[k];
                moments.Squares[at] = other == j ? Math.Max(0, square) : square;
            }
        }
    }

    private void Include(ReadOnlySpan<double> x, double weight)
    {
        Accumulate(0, weight);
        int k = 1 + columns;
        for (int j = 0; j < columns; j++)
        {
            double scaled = weight * x[j];
            Accumulate(1 + j, scaled);
            for (int other = 0; other <= j; other++)
            {
                Accumulate(k++, scaled * x[other]);
            }
        }
    }

    private void Accumulate(int k, double term)
    {
        double before = sums[k];
        double sum = before + term;
        double part = sum - before;
        lost[k] += before - (sum - part) + (term - part);
        sums[k] = sum;
    }
}
