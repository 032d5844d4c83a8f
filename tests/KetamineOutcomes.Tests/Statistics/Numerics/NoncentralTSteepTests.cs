using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

/// <summary>Groups without overlap have t in the thousands, where the first form of the integral is a step.</summary>
public sealed class NoncentralTSteepTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Both_forms_of_the_integral_meet_where_one_takes_over(double df)
    {
        double t = 50 * Math.Sqrt(df);
        foreach (double ratio in new[] { 0.5, 1, 1.7 })
        {
            double before = Math.Log(NoncentralT.Cdf(t * (1 - 1e-12), df, ratio * t));
            double after = Math.Log(NoncentralT.Cdf(t * (1 + 1e-12), df, ratio * t));
            Assert.Equal(before, after, 1e-9);
            before = Math.Log(NoncentralT.UpperTail(t * (1 - 1e-12), df, ratio * t));
            after = Math.Log(NoncentralT.UpperTail(t * (1 + 1e-12), df, ratio * t));
            Assert.Equal(before, after, 1e-9);
        }
    }

    // As t grows, δ/t at P(T > t) = p tends to the root of the chi-square quantile over its degrees of freedom.
    [Fact]
    public void Limits_of_a_huge_t_are_chi_square_limits()
    {
        double delta = NoncentralT.Noncentrality(1e9, 4, 0.025);
        Tolerance.AssertClose(Math.Sqrt(ChiSquared.UpperQuantile(0.025, 4) / 4), delta / 1e9, 1e-8);
    }
}
