namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The risk set of a Fine-Gray model at a time with events of the cause.</summary>
internal sealed class WeightedRiskSet(int columns)
{
    /// <summary>Events of the cause.</summary>
    public double Events { get; private set; }

    /// <summary>Sum of their covariates.</summary>
    public double[] EventSums { get; } = new double[columns];

    /// <summary>Sum of their linear predictors.</summary>
    public double EventPredictor { get; private set; }

    /// <summary>Sum of exp(βz) over the weighted risk set.</summary>
    public double Weight { get; private set; }

    /// <summary>Weighted mean of each covariate.</summary>
    public double[] Mean { get; } = new double[columns];

    /// <summary>Weighted means of products: lower triangle by rows.</summary>
    public double[] Squares { get; } = new double[columns * (columns + 1) / 2];

    public void Begin()
    {
        Events = 0;
        EventPredictor = 0;
        Array.Clear(EventSums);
    }

    public void AddEvent(ReadOnlySpan<double> x, double people, double eta)
    {
        Events += people;
        EventPredictor += people * eta;
        for (int j = 0; j < x.Length; j++)
        {
            EventSums[j] += people * x[j];
        }
    }

    /// <summary>Those whose time is not before, and by group those gone to another cause times G(t−).</summary>
    public void Fill(RiskSums atRisk, RiskSums[] gone, ReadOnlySpan<double> censoring)
    {
        Weight = atRisk.Weight;
        atRisk.First.CopyTo(Mean, 0);
        atRisk.Second.CopyTo(Squares, 0);
        for (int g = 0; g < gone.Length; g++)
        {
            double factor = censoring[g];
            Weight += factor * gone[g].Weight;
            for (int j = 0; j < Mean.Length; j++)
            {
                Mean[j] += factor * gone[g].First[j];
            }
            for (int k = 0; k < Squares.Length; k++)
            {
                Squares[k] += factor * gone[g].Second[k];
            }
        }
        for (int j = 0; j < Mean.Length; j++)
        {
            Mean[j] /= Weight;
        }
        for (int k = 0; k < Squares.Length; k++)
        {
            Squares[k] /= Weight;
        }
    }
}
