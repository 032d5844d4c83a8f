using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>A covariate that is a number. Its design column is centred at the mean of the people used: slopes are the
/// same, covariates far from zero lose nothing, and least squares means stand at 0.</summary>
internal sealed class NumericTerm : Term
{
    private readonly double[] values;
    private readonly Moments moments;

    public NumericTerm(string name, double[] values, ReadOnlySpan<double> counts)
    {
        Name = name;
        ColumnNames = [name];
        this.values = values;
        moments = Moments.OfCounts(values, counts);
    }

    public override string Name { get; }

    public override IReadOnlyList<string> ColumnNames { get; }

    public override int Rows => values.Length;

    public override void Fill(int row, Span<double> into) => into[0] = moments.DeviationOf(values[row]);

    public override void FillProfile(CovariateProfile profile, Span<double> into) =>
        into[0] = profile.Number(Name) is { } value ? moments.DeviationOf(value) : 0;

    public override void FillAverage(Span<double> into) => into[0] = 0;

    public override void FillOrigin(Span<double> into) => into[0] = -moments.Mean;
}
