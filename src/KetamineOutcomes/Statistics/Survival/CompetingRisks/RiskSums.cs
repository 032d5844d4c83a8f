namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Sums of weights, of weighted covariates and of their products over a set of rows.</summary>
internal sealed class RiskSums(int columns)
{
    public double Weight { get; private set; }

    public double[] First { get; } = new double[columns];

    /// <summary>Lower triangle by rows.</summary>
    public double[] Second { get; } = new double[columns * (columns + 1) / 2];

    /// <summary>Adds a row, or takes it away with a negative weight.</summary>
    public void Add(ReadOnlySpan<double> x, double weight)
    {
        Weight += weight;
        double[] first = First;
        double[] second = Second;
        for (int j = 0, k = 0; j < x.Length; j++)
        {
            double scaled = weight * x[j];
            first[j] += scaled;
            for (int other = 0; other <= j; other++)
            {
                second[k++] += scaled * x[other];
            }
        }
    }
}
