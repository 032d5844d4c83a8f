using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Firth's estimates with profile-likelihood limits and tests, in standardised coefficients.</summary>
/// <param name="Maximum">The penalised maximum.</param>
/// <param name="NullValue">Penalised log likelihood without effect, with the information of the covariates as they are.</param>
/// <param name="Value">The same at the maximum.</param>
/// <param name="Limits">By column: where the profile has fallen by half the chi-square quantile.</param>
/// <param name="Tests">By column: the penalised likelihood-ratio test that it is 0.</param>
internal sealed record FirthProfile(
    CoxMaximum Maximum,
    double NullValue,
    double Value,
    IReadOnlyList<(double? Lower, double? Upper)> Limits,
    IReadOnlyList<TestResult> Tests
)
{
    public const string TestName = "penalised likelihood-ratio test";

    private const double Farthest = 100;

    public static FirthProfile Of(CoxLikelihood likelihood, CoxPoint start, double level)
    {
        int columns = likelihood.Rows.Columns;
        var search = new FirthMaximum(likelihood, start);
        (CoxPoint point, double value, int steps, bool converged) = search.Find(new double[columns], -1);
        var limits = new (double?, double?)[columns];
        var tests = new TestResult[columns];
        double fall = ChiSquared.UpperQuantile(1 - level, 1) / 2;
        double[] variance = Models.InformationMatrix.Factor(point.Information, columns, 0).Inverse();
        for (int j = 0; j < columns && converged; j++)
        {
            double error = Math.Sqrt(variance[j * columns + j]);
            limits[j] = (Limit(search, point, value - fall, j, -error), Limit(search, point, value - fall, j, error));
            double[] held = [.. point.Coefficients];
            held[j] = 0;
            double drop = Math.Max(0, 2 * (value - search.Find(held, j).Value));
            tests[j] = new TestResult(
                TestName,
                Math.Sign(point.Coefficients[j]) * Math.Sqrt(drop),
                null,
                ChiSquared.UpperTail(drop, 1)
            );
        }
        // The information was that of standardised covariates.
        double scales = likelihood.Rows.Scale.Sum(Math.Log);
        return new FirthProfile(
            new CoxMaximum(point, steps, converged, new bool[columns]),
            FirthMaximum.Penalised(start) + scales,
            value + scales,
            limits,
            tests
        );
    }

    /// <summary>Where the profile crosses a value, outwards from the maximum; null when it does not within 100 errors.</summary>
    private static double? Limit(FirthMaximum search, CoxPoint maximum, double target, int column, double step)
    {
        double[] at = [.. maximum.Coefficients];
        double inside = maximum.Coefficients[column];
        double outside = inside;
        for (double reach = 2; ; reach *= 1.5)
        {
            if (reach > Farthest)
            {
                return null;
            }
            outside = maximum.Coefficients[column] + reach * step;
            if (Above(outside) < 0)
            {
                break;
            }
            inside = outside;
        }
        return RootFinding.Brent(Above, Math.Min(inside, outside), Math.Max(inside, outside), 1e-12);

        double Above(double coefficient)
        {
            at = [.. at];
            at[column] = coefficient;
            (CoxPoint point, double value, _, _) = search.Find(at, column);
            at = point.Coefficients;
            return value - target;
        }
    }
}
