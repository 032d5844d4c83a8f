namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Residuals on the covariates' own scales, in the order of the data.</summary>
internal static class ResidualReader
{
    public static CoxResiduals Of(CoxState state, double events)
    {
        CoxRows rows = state.Rows;
        ResidualWalk walk = ResidualWalk.Of(state.Likelihood, state.Coefficients);
        int n = rows.Count;
        int columns = rows.Columns;
        int[] order = Enumerable.Range(0, n).ToArray();
        Array.Sort((int[])rows.Source.Clone(), order);
        var martingale = new double[n];
        var deviance = new double[n];
        double[][] score = Columns(columns, n);
        double[][] dfBeta = Columns(columns, n);
        double[][] dfBetas = Columns(columns, n);
        for (int i = 0; i < n; i++)
        {
            int row = order[i];
            martingale[i] = walk.Martingale[row];
            deviance[i] = Deviance(walk.Martingale[row], rows.IsEvent[row]);
            ReadOnlySpan<double> own = walk.Score.AsSpan(row * columns, columns);
            for (int j = 0; j < columns; j++)
            {
                double moved = 0;
                for (int k = 0; k < columns; k++)
                {
                    moved += state.Variance[j * columns + k] * own[k];
                }
                score[j][i] = own[j] * rows.Scale[j];
                moved *= rows.PeopleOf(row) * rows.WeightOf(row);
                dfBeta[j][i] = moved / rows.Scale[j];
                dfBetas[j][i] = moved / Math.Sqrt(state.Variance[j * columns + j]);
            }
        }
        return new CoxResiduals
        {
            Rows = Array.ConvertAll(order, row => rows.Source[row]),
            Martingale = martingale,
            Deviance = deviance,
            Terms = state.Names,
            Score = score,
            DfBeta = dfBeta,
            DfBetas = dfBetas,
            Schoenfeld = Schoenfeld(state, events),
        };
    }

    private static double Deviance(double martingale, bool isEvent)
    {
        double log = isEvent ? Math.Log(1 - martingale) : 0;
        return Math.Sign(martingale) * Math.Sqrt(Math.Max(0, -2 * (martingale + log)));
    }

    private static CoxSchoenfeldResidual[] Schoenfeld(CoxState state, double events)
    {
        CoxRows rows = state.Rows;
        var steps = new HazardSteps(rows);
        state.Likelihood.Visit(state.Coefficients, steps);
        int columns = rows.Columns;
        var residuals = new List<CoxSchoenfeldResidual>();
        for (int stratum = 0; stratum < state.Strata.Count; stratum++)
        {
            int step = steps.FirstOf(stratum);
            for (int row = rows.Strata[stratum]; row < rows.Strata[stratum + 1]; row++)
            {
                if (!rows.IsEvent[row])
                {
                    continue;
                }
                while (steps[step].Time < rows.Time[row])
                {
                    step = steps.After(step, stratum);
                }
                var gap = new double[columns];
                for (int j = 0; j < columns; j++)
                {
                    gap[j] = rows.Row(row)[j] - steps[step].Mean[j];
                }
                var values = new double[columns];
                var scaled = new double[columns];
                for (int j = 0; j < columns; j++)
                {
                    double sum = 0;
                    for (int k = 0; k < columns; k++)
                    {
                        sum += state.Variance[j * columns + k] * gap[k];
                    }
                    values[j] = gap[j] * rows.Scale[j];
                    scaled[j] = (events * sum + state.Coefficients[j]) / rows.Scale[j];
                }
                residuals.Add(
                    new CoxSchoenfeldResidual(rows.Source[row], state.Strata[stratum], rows.Time[row], values, scaled)
                );
            }
        }
        return [.. residuals];
    }

    private static double[][] Columns(int columns, int rows)
    {
        var all = new double[columns][];
        for (int j = 0; j < columns; j++)
        {
            all[j] = new double[rows];
        }
        return all;
    }
}
