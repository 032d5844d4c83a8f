namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Steps of the baseline subdistribution hazard (at standardised covariates 0, times exp(shift)).</summary>
internal sealed class SubdistributionHazard
{
    private readonly double[] means;
    private readonly int columns;

    private SubdistributionHazard(IReadOnlyList<int> times, double[] rise, double[] means, int columns, double shift)
    {
        Times = times;
        Rise = rise;
        this.means = means;
        this.columns = columns;
        Shift = shift;
    }

    /// <summary>Indices of the distinct times with an event of the cause, ascending.</summary>
    public IReadOnlyList<int> Times { get; }

    /// <summary>What the hazard gains at each.</summary>
    public double[] Rise { get; }

    /// <summary>What was taken from every linear predictor.</summary>
    public double Shift { get; }

    /// <summary>Weighted mean of the covariates in the risk set of a step.</summary>
    public ReadOnlySpan<double> Mean(int step) => means.AsSpan(step * columns, columns);

    public static SubdistributionHazard Of(FineGrayLikelihood likelihood, double[] coefficients)
    {
        var times = new List<int>();
        var rise = new List<double>();
        var means = new List<double>();
        double shift = likelihood.Visit(
            coefficients,
            (time, set) =>
            {
                times.Add(time);
                rise.Add(set.Events / set.Weight);
                for (int j = set.Mean.Length - 1; j >= 0; j--)
                {
                    means.Add(set.Mean[j]);
                }
            }
        );
        // They came from the last to the first, and means from the last column to the first.
        times.Reverse();
        rise.Reverse();
        means.Reverse();
        return new SubdistributionHazard(times, [.. rise], [.. means], coefficients.Length, shift);
    }
}
