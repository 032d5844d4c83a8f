using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tests.Statistics.EffectSizes;

/// <summary>Numbers printed in papers and books.</summary>
public sealed class PublishedExampleTests
{
    // Student (1908), Biometrika 6:20: hours of sleep gained under two drugs, the same ten patients.
    private static readonly double[] Drug1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Drug2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Student_sleep_paired()
    {
        double[] differences = Drug2.Zip(Drug1, (b, a) => b - a).ToArray();
        MeanDifference paired = MeanDifference.Paired(differences);
        Assert.Equal(1.58, Round(paired.Difference.Value, 2));
        Assert.Equal(4.0621, Round(paired.Test.Statistic, 4));
        Assert.Equal(0.002833, Round(paired.Test.PValue, 6));
    }

    [Fact]
    public void Student_sleep_as_if_independent()
    {
        MeanDifference welch = MeanDifference.Welch(Drug1, Drug2);
        Assert.Equal(
            (-1.8608, 17.776, 0.07939),
            (Round(welch.Test.Statistic, 4), Round(welch.Test.DegreesOfFreedom, 3), Round(welch.Test.PValue, 5))
        );
        Assert.Equal(
            (-3.365483, 0.205483),
            (Round(welch.Difference.Interval!.Lower, 6), Round(welch.Difference.Interval.Upper, 6))
        );
    }

    // Hollander and Wolfe (1973), p. 27: depression factor before and after a tranquilliser; V = 40, one-sided p 0.019.
    [Fact]
    public void Hollander_and_Wolfe_signed_rank()
    {
        double[] x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        double[] y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        SignedRank test = SignedRank.Of(x.Zip(y, (a, b) => a - b).ToArray());
        Assert.Equal(40, test.Test.Statistic);
        Tolerance.AssertClose(20 / 512.0, test.Test.PValue);
        Assert.Equal(0.46, Round(test.Shift.Value, 2));
    }

    // Hollander and Wolfe (1973), p. 69: permeability of the chorioamnion; W = 35, one-sided p 0.1272, shift 0.305.
    [Fact]
    public void Hollander_and_Wolfe_rank_sum()
    {
        double[] term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
        double[] early = [1.15, 0.88, 0.90, 0.74, 1.21];
        MannWhitney test = MannWhitney.Of(term, early);
        Assert.Equal((35.0, 0.1272), (test.Test.Statistic!.Value, Round(test.Test.PValue / 2, 4)));
        Assert.Equal(0.305, Round(test.Shift.Value, 3));
    }

    // Hollander and Wolfe (1973), p. 116: mucociliary efficiency; H = 0.771, df 2.
    [Fact]
    public void Hollander_and_Wolfe_Kruskal_Wallis()
    {
        var test = KruskalWallis.Test([2.9, 3.0, 2.5, 2.6, 3.2], [3.8, 2.7, 4.0, 2.4], [2.8, 3.4, 3.7, 2.2, 2.0]);
        Assert.Equal(
            (0.771, 2.0, 0.68),
            (Round(test.Statistic, 3), test.DegreesOfFreedom!.Value, Round(test.PValue, 2))
        );
    }

    // Hedges (1981), table 1: c(m), the exact correction.
    [Theory]
    [InlineData(2, 0.5642)]
    [InlineData(3, 0.7236)]
    [InlineData(4, 0.7979)]
    [InlineData(10, 0.9227)]
    [InlineData(20, 0.9619)]
    [InlineData(50, 0.9849)]
    public void Hedges_correction(double df, double printed) =>
        Assert.Equal(printed, Round(HedgesCorrection.Factor(df), 4));

    // J(3) = Γ(1.5) / (√1.5 Γ(1)) = (√π/2) / √1.5, by hand; at large m it tends to 1 - 3/(4m - 1).
    [Fact]
    public void Hedges_correction_by_hand()
    {
        Tolerance.AssertClose(Math.Sqrt(Math.PI) / 2 / Math.Sqrt(1.5), HedgesCorrection.Factor(3), 1e-14);
        Tolerance.AssertClose(1 / Math.Sqrt(Math.PI), HedgesCorrection.Factor(2), 1e-14);
        Tolerance.AssertClose(1 - 3 / (4 * 1e6 - 1), HedgesCorrection.Factor(1e6), 1e-12);
    }

    // Cliff's δ by counting: of 10 × 6 pairs 18 fall one way and 33 the other.
    [Fact]
    public void Cliffs_delta_by_counting()
    {
        double[] x = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50];
        double[] y = [10, 20, 30, 40, 40, 50];
        Tolerance.AssertClose(-0.25, CliffsDelta.Of(x, y).Estimate.Value, 1e-15);
        Tolerance.AssertClose(0.375, CommonLanguage.Of(x, y).Estimate.Value, 1e-15);
    }

    private static double Round(double? value, int decimals) => Math.Round(value!.Value, decimals);
}
