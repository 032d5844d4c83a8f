using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>A linear model fitted by least squares: QR with columns taken in order, those that add nothing set aside and
/// named; any combination of coefficients with its error, or why it has none.</summary>
internal sealed class LeastSquares
{
    private readonly DesignMatrix design;
    private readonly RankedColumns ranked;
    private readonly Moments response;
    private readonly bool isTooLarge;

    private LeastSquares(DesignMatrix design, RankedColumns ranked, Moments response)
    {
        this.design = design;
        this.ranked = ranked;
        this.response = response;
        ResidualDegreesOfFreedom = Math.Max(0, response.Count - ranked.Rank);
        // Rounding leaves about 1e-16 of the response's own size, squared, in a fit without error.
        bool perfect = ranked.ResidualSumOfSquares <= 1e-27 * Math.Max(1, ranked.Rank) * response.SumOfSquares;
        isTooLarge = !double.IsFinite(response.SumOfSquares) || !double.IsFinite(ranked.ResidualSumOfSquares);
        ResidualVariance =
            ResidualDegreesOfFreedom == 0 || isTooLarge ? null
            : perfect ? 0
            : ranked.ResidualSumOfSquares / ResidualDegreesOfFreedom;
    }

    /// <summary>People less rank.</summary>
    public double ResidualDegreesOfFreedom { get; }

    /// <summary>Residual variance; 0 when the model fits perfectly, null without residual degrees of freedom or when the
    /// values are too large to be squared.</summary>
    public double? ResidualVariance { get; }

    /// <summary>One sentence for each design column that adds nothing to those before it.</summary>
    /// <summary>Design columns that add something to those before them, in order.</summary>
    public IReadOnlyList<int> KeptColumns => ranked.Kept;

    /// <summary>Why a column has no coefficient; <c>null</c> for one that has.</summary>
    public string? WhyAside(int column) => ranked.Relations.FirstOrDefault(r => r.Column == column)?.Reason;

    public IReadOnlyList<string> Warnings => ranked.Relations.Select(r => r.Reason).ToArray();

    /// <summary>Fits.</summary>
    /// <param name="design">The design matrix.</param>
    /// <param name="values">The response, finite, one a row.</param>
    /// <param name="counts">How many people a row stands for; empty is one each.</param>
    public static LeastSquares Fit(DesignMatrix design, ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
    {
        Moments response = Moments.OfCounts(values, counts);
        int columns = design.Names.Count;
        var reduction = new RowReduction(columns + 1);
        double[] row = new double[columns + 1];
        for (int i = 0; i < values.Length; i++)
        {
            double weight = counts.IsEmpty ? 1 : counts[i];
            if (weight == 0)
            {
                continue;
            }
            design.Fill(i, row);
            row[columns] = response.DeviationOf(values[i]);
            if (weight != 1)
            {
                double root = Math.Sqrt(weight);
                for (int c = 0; c <= columns; c++)
                {
                    row[c] *= root;
                }
            }
            reduction.Add(row);
        }
        return new LeastSquares(design, RankedColumns.Of(reduction.Finish(), design.Names), response);
    }

    /// <summary>A coefficient; where columns are set aside, in the model without them, as R gives it.</summary>
    public LinearEstimate Coefficient(int column, double level) =>
        ranked.Relations.FirstOrDefault(r => r.Column == column) is { } relation
            ? LinearEstimate.None(relation.Reason)
            : Combine(design.CoefficientRow(column), level);

    /// <summary>A combination of coefficients, when the data determine it: when it does not change with what is given to the
    /// columns set aside.</summary>
    public LinearEstimate Combination(double[] weights, double level)
    {
        foreach (ColumnRelation relation in ranked.Relations)
        {
            double gap = weights[relation.Column];
            double size = Math.Abs(gap);
            for (int k = 0; k < ranked.Rank; k++)
            {
                gap -= relation.Weights[k] * weights[ranked.Kept[k]];
                size += Math.Abs(relation.Weights[k] * weights[ranked.Kept[k]]);
            }
            if (Math.Abs(gap) > 1e-8 * Math.Max(1, size))
            {
                return LinearEstimate.None("cannot be told: " + relation.Reason);
            }
        }
        return Combine(weights, level);
    }

    private LinearEstimate Combine(double[] weights, double level)
    {
        double value = weights[0] * response.Mean + ranked.Dot(weights);
        double df = ResidualDegreesOfFreedom;
        if (isTooLarge || !double.IsFinite(value))
        {
            return LinearEstimate.None(Moments.TooLarge);
        }
        if (ResidualVariance is not { } variance)
        {
            string reason = Invariant(
                $"there are no residual degrees of freedom: {response.Count} people, {ranked.Rank} coefficients"
            );
            return new LinearEstimate(
                Estimate.Of(value, reason: reason),
                new TestResult(LinearEstimate.TestName, null, 0, null, reason)
            );
        }
        if (variance == 0)
        {
            const string reason = "the model fits the values without error, so there is no test";
            return new LinearEstimate(
                Estimate.Of(value, 0, ConfidenceInterval.None(level, reason), reason),
                new TestResult(LinearEstimate.TestName, null, df, null, reason)
            );
        }
        double error = Math.Sqrt(variance) * ranked.ErrorScale(weights);
        double reach = error * StudentT.UpperQuantile((1 - level) / 2, df);
        double t = value / error;
        if (!double.IsFinite(error) || !double.IsFinite(reach) || !double.IsFinite(t))
        {
            return LinearEstimate.None(Moments.TooLarge);
        }
        return new LinearEstimate(
            Estimate.Of(value, error, new ConfidenceInterval(value - reach, value + reach, level)),
            new TestResult(LinearEstimate.TestName, t, df, Math.Min(1, 2 * StudentT.UpperTail(Math.Abs(t), df)))
        );
    }
}
