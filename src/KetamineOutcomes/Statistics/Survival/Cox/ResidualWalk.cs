namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Martingale and score residuals of each row, in the rows' order, of standardised covariates and without the row's
/// own weight.</summary>
/// <remarks>Two walks over the rows, O(n · columns): latest first for the means over the risk sets, earliest first for the
/// cumulated hazard. Under Efron's rule a tied event is at risk for its share of each tied step, as the likelihood has it.
/// Therneau, Grambsch and Fleming (1990), doi:10.1093/biomet/77.1.147.</remarks>
internal sealed class ResidualWalk
{
    private readonly CoxRows rows;
    private readonly double[] eta;
    private readonly int columns;

    private ResidualWalk(CoxLikelihood likelihood, double[] coefficients)
    {
        rows = likelihood.Rows;
        columns = rows.Columns;
        eta = rows.Predict(coefficients);
        Martingale = new double[rows.Count];
        Score = new double[rows.Count * columns];
        var steps = new HazardSteps(rows);
        likelihood.Visit(coefficients, steps);
        for (int stratum = 0; stratum + 1 < rows.Strata.Length; stratum++)
        {
            Walk(stratum, steps);
        }
    }

    /// <summary>Events less expected events.</summary>
    public double[] Martingale { get; }

    /// <summary>Row by row.</summary>
    public double[] Score { get; }

    public static ResidualWalk Of(CoxLikelihood likelihood, double[] coefficients) => new(likelihood, coefficients);

    private void Walk(int stratum, HazardSteps steps)
    {
        int start = rows.Strata[stratum];
        int end = rows.Strata[stratum + 1];
        double shift = steps.ShiftOf(stratum);
        double hazard = 0;
        var pull = new double[columns]; // hazard times mean covariate, cumulated
        int step = steps.FirstOf(stratum);
        int nextToEnter = start;
        for (int row = start; row < end; )
        {
            double time = rows.Time[row];
            for (; nextToEnter < end && rows.EntryOrder is not null; nextToEnter++)
            {
                int entering = rows.EntryOrder[nextToEnter];
                if (!(rows.Entry![entering] < time))
                {
                    break;
                }
                Charge(entering, -1, shift, hazard, pull);
            }
            HazardStep? here = step >= 0 && steps[step].Time == time ? steps[step] : null;
            int first = row;
            for (; row < end && rows.Time[row] == time && !rows.IsEvent[row]; row++) { }
            for (int e = row; here is not null && e < end && rows.Time[e] == time; e++)
            {
                Charge(e, 1, shift, hazard, pull);
                Charge(e, 1, shift, here.EventHazard, here.EventPull);
                Martingale[e] += 1;
                ReadOnlySpan<double> x = rows.Row(e);
                for (int j = 0; j < columns; j++)
                {
                    Score[e * columns + j] += x[j] - here.Mean[j];
                }
            }
            if (here is not null)
            {
                hazard += here.Hazard;
                for (int j = 0; j < columns; j++)
                {
                    pull[j] += here.Pull[j];
                }
                step = steps.After(step, stratum);
            }
            for (int censored = first; censored < row; censored++)
            {
                Charge(censored, 1, shift, hazard, pull);
            }
            while (row < end && rows.Time[row] == time)
            {
                row++;
            }
        }
    }

    /// <summary>Takes the expected events of a row under a hazard from its residuals.</summary>
    private void Charge(int row, double sign, double shift, double hazard, double[] pull)
    {
        double risk = sign * Math.Exp(eta[row] - shift);
        Martingale[row] -= risk * hazard;
        ReadOnlySpan<double> x = rows.Row(row);
        for (int j = 0; j < columns; j++)
        {
            Score[row * columns + j] -= risk * (x[j] * hazard - pull[j]);
        }
    }
}
