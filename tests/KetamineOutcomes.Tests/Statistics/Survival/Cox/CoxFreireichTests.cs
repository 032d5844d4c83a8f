using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>Freireich's 6-MP trial (1963), doi:10.1182/blood.V21.6.699, worked by hand: with one covariate of 0 (6-MP) and 1
/// (placebo) every sum is over a table of 17 weeks. Cox (1972) and Klein and Moeschberger (chapter 8) use the same data.</summary>
public class CoxFreireichTests
{
    private static readonly double[] SixMp =
    [
        .. new double[] { 6, 6, 6, 7, 10, 13, 16, 22, 23 },
        .. new double[] { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35 },
    ];

    private static readonly double[] Placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    private static CoxFit Fit(CoxTies ties) =>
        CoxRegression.Fit(
            EventTimes.FromEventFlag(
                [.. SixMp, .. Placebo],
                [.. SixMp.Select((_, i) => i < 9), .. Placebo.Select(_ => true)]
            ),
            [Factor.FromTexts("arm", [.. SixMp.Select(_ => "6-MP"), .. Placebo.Select(_ => "placebo")])],
            new() { Ties = ties }
        );

    /// <summary>Relapses of the week, of them on placebo; then at risk on 6-MP and on placebo.</summary>
    private static readonly (int Relapses, int OnPlacebo, int SixMp, int Placebo)[] Weeks =
    [
        (2, 2, 21, 21), // 1
        (2, 2, 21, 19), // 2
        (1, 1, 21, 17), // 3
        (2, 2, 21, 16), // 4
        (2, 2, 21, 14), // 5
        (3, 0, 21, 12), // 6
        (1, 0, 17, 12), // 7
        (4, 4, 16, 12), // 8
        (1, 0, 15, 8), // 10
        (2, 2, 13, 8), // 11
        (2, 2, 12, 6), // 12
        (1, 0, 12, 4), // 13
        (1, 1, 11, 4), // 15
        (1, 0, 11, 3), // 16
        (1, 1, 10, 3), // 17
        (2, 1, 7, 2), // 22
        (2, 1, 6, 1), // 23
    ];

    /// <summary>Log likelihood, score and information at β, θ = e^β. Each tied step has a denominator D = n₁ + n₀θ (Efron: less
    /// k/d of the relapses' own) and a chance p = placebo's part of D; score: relapses on placebo less Σp, information Σp(1−p).</summary>
    private static (double LogLikelihood, double Score, double Information) Steps(double beta, bool efron)
    {
        double theta = Math.Exp(beta);
        (double l, double u, double i) = (0, 0, 0);
        foreach ((int d, int m, int n1, int n0) in Weeks)
        {
            l += m * beta;
            u += m;
            for (int k = 0; k < d; k++)
            {
                double gone = efron ? (double)k / d : 0;
                double placebo = (n0 - gone * m) * theta;
                double all = n1 - gone * (d - m) + placebo;
                l -= Math.Log(all);
                u -= placebo / all;
                i += placebo / all * (1 - placebo / all);
            }
        }
        return (l, u, i);
    }

    /// <summary>Exact: j of the d relapses on placebo have weight C(n₀,j)·C(n₁,d−j)·θ^j; score m − E(j), information Var(j).</summary>
    private static (double LogLikelihood, double Score, double Information) Draws(double beta)
    {
        (double l, double u, double i) = (0, 0, 0);
        foreach ((int d, int m, int n1, int n0) in Weeks)
        {
            (double all, double mean, double square) = (0, 0, 0);
            for (int j = 0; j <= d; j++)
            {
                double weight = Choose(n0, j) * Choose(n1, d - j) * Math.Exp(beta * j);
                all += weight;
                mean += weight * j;
                square += weight * j * j;
            }
            mean /= all;
            l += m * beta - Math.Log(all);
            u += m - mean;
            i += square / all - mean * mean;
        }
        return (l, u, i);
    }

    [Theory]
    [InlineData(CoxTies.Breslow, 1.5092, 0.4096)]
    [InlineData(CoxTies.Efron, 1.5721, 0.4124)]
    [InlineData(CoxTies.Exact, 1.6282, 0.4331)]
    public void The_hazard_ratio_solves_the_score_equation_of_the_table(CoxTies ties, double published, double error)
    {
        (double LogLikelihood, double Score, double Information) At(double beta) =>
            ties == CoxTies.Exact ? Draws(beta) : Steps(beta, ties == CoxTies.Efron);
        (double low, double high) = (0, 4);
        while (high - low > 1e-14)
        {
            double middle = (low + high) / 2;
            (low, high) = At(middle).Score > 0 ? (middle, high) : (low, middle);
        }
        CoxFit fit = Fit(ties);
        CoxCoefficient placebo = fit["arm=placebo"];
        Assert.Equal(published, Math.Round(placebo.Estimate.Value!.Value, 4));
        Assert.Equal(error, Math.Round(placebo.Estimate.StandardError!.Value, 4));
        Tolerance.AssertClose(low, placebo.Estimate.Value, 1e-12);
        Tolerance.AssertClose(1 / Math.Sqrt(At(low).Information), placebo.Estimate.StandardError, 1e-9);
        Tolerance.AssertClose(At(0).LogLikelihood, fit.NullLogLikelihood, 1e-13);
        Tolerance.AssertClose(At(low).LogLikelihood, fit.LogLikelihood, 1e-13);
        // Without effect the exact score test is the log-rank test: (21 − 10.75)² / 6.26.
        double score = At(0).Score * At(0).Score / At(0).Information;
        Tolerance.AssertClose(score, fit.Score.Statistic, 1e-12);
        Assert.Equal(ties == CoxTies.Exact ? 16.79 : Math.Round(score, 2), Math.Round(fit.Score.Statistic!.Value, 2));
    }

    private static double Choose(int n, int k)
    {
        double value = k > n ? 0 : 1;
        for (int i = 0; i < k && value > 0; i++)
        {
            value = value * (n - i) / (i + 1);
        }
        return value;
    }
}
