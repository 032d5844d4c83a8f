namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The log partial likelihood of rows, its score and its observed information.</summary>
internal sealed class CoxLikelihood(CoxRows rows, CoxTies ties, CancellationToken cancellation)
{
    private readonly RiskSetPass pass = new(rows, ties);

    public CoxRows Rows => rows;

    public CoxTies Ties => ties;

    public CancellationToken Cancellation => cancellation;

    /// <summary>At standardised coefficients.</summary>
    public CoxPoint At(double[] coefficients)
    {
        var sum = new Sum(rows.Columns);
        Visit(coefficients, sum);
        return new CoxPoint(coefficients, sum.LogLikelihood, sum.Score, sum.Information, sum.EventTimes);
    }

    /// <summary>Shows the event times at standardised coefficients to a visitor.</summary>
    public void Visit(double[] coefficients, EventTimeVisitor visitor) =>
        pass.Run(rows.Predict(coefficients), visitor, cancellation);

    private sealed class Sum(int columns) : EventTimeVisitor
    {
        public double LogLikelihood { get; private set; }

        public double[] Score { get; } = new double[columns];

        public double[] Information { get; } = new double[columns * (columns + 1) / 2];

        public int EventTimes { get; private set; }

        public override void Visit(EventTimeTerms terms)
        {
            EventTimes++;
            LogLikelihood += terms.LogLikelihood;
            for (int j = 0; j < Score.Length; j++)
            {
                Score[j] += terms.Score[j];
            }
            for (int k = 0; k < Information.Length; k++)
            {
                Information[k] += terms.Information[k];
            }
        }
    }
}
