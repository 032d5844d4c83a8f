using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The weighted log partial likelihood of a Fine-Gray model: one pass back in time.</summary>
/// <remarks>The risk set at t is everyone whose time is ≥ t, and G(t−) times those who went to another cause before, each with
/// exp(βz)/G(T−). The latter begin with their total and lose those whose time is ≥ t; what rounding leaves is far below
/// the first part, which holds the same people then.</remarks>
internal sealed class FineGrayLikelihood(FineGrayRows data, CancellationToken cancellation)
{
    private const int CancelEvery = 4096;

    private readonly int columns = data.Rows.Columns;

    /// <summary>At standardised coefficients.</summary>
    public CoxPoint At(double[] coefficients)
    {
        var sum = new Sum(columns);
        Visit(coefficients, sum.Add);
        return new CoxPoint(coefficients, sum.LogLikelihood, sum.Score, sum.Information, sum.EventTimes);
    }

    /// <summary>Shows each time with an event of the cause, the last first; the risk set holds until the next.</summary>
    /// <returns>What was taken from every linear predictor.</returns>
    public double Visit(double[] coefficients, Action<int, WeightedRiskSet> visitor)
    {
        CoxRows rows = data.Rows;
        double[] eta = rows.Predict(coefficients);
        double shift = 0;
        for (int row = 0; row < eta.Length; row++)
        {
            shift = row == 0 ? eta[0] : Math.Max(shift, eta[row]);
        }
        var atRisk = new RiskSums(columns);
        var gone = new RiskSums[data.Groups];
        for (int g = 0; g < gone.Length; g++)
        {
            gone[g] = new RiskSums(columns);
        }
        for (int time = 0; time < data.Times; time++)
        {
            for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
            {
                if (data.Endings[row] == FineGrayRows.Ending.Other)
                {
                    gone[data.Group[row]].Add(rows.Row(row), WeightOf(row, time, eta[row] - shift));
                }
            }
        }
        var set = new WeightedRiskSet(columns);
        for (int time = data.Times - 1; time >= 0; time--)
        {
            if (time % CancelEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            set.Begin();
            for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
            {
                ReadOnlySpan<double> x = rows.Row(row);
                atRisk.Add(x, rows.PeopleOf(row) * Math.Exp(eta[row] - shift));
                if (data.Endings[row] == FineGrayRows.Ending.Other)
                {
                    gone[data.Group[row]].Add(x, -WeightOf(row, time, eta[row] - shift));
                }
                else if (data.Endings[row] == FineGrayRows.Ending.Cause)
                {
                    set.AddEvent(x, rows.PeopleOf(row), eta[row] - shift);
                }
            }
            if (set.Events > 0)
            {
                set.Fill(atRisk, gone, data.Before.AsSpan(time * data.Groups, data.Groups));
                visitor(time, set);
            }
        }
        return shift;
    }

    private double WeightOf(int row, int time, double eta) =>
        data.Rows.PeopleOf(row) * Math.Exp(eta) / data.Before[time * data.Groups + data.Group[row]];

    private sealed class Sum(int columns)
    {
        public double LogLikelihood { get; private set; }

        public double[] Score { get; } = new double[columns];

        public double[] Information { get; } = new double[columns * (columns + 1) / 2];

        public int EventTimes { get; private set; }

        public void Add(int time, WeightedRiskSet set)
        {
            EventTimes++;
            LogLikelihood += set.EventPredictor - set.Events * Math.Log(set.Weight);
            for (int j = 0, k = 0; j < Score.Length; j++)
            {
                double mean = set.Mean[j];
                Score[j] += set.EventSums[j] - set.Events * mean;
                for (int other = 0; other <= j; other++, k++)
                {
                    Information[k] += set.Events * (set.Squares[k] - mean * set.Mean[other]);
                }
            }
        }
    }
}
