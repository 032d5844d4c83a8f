using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class HypergeometricTests
{
    /// <summary>Fisher's tea tasting: 3 of 4 right; P(3 or 4) = (16 + 1)/70.</summary>
    [Fact]
    public void Tea_tasting_by_hand()
    {
        NoncentralHypergeometric tea = new(4, 4, 4);
        Tolerance.AssertClose(17.0 / 70, tea.Upper(3, 0), 1e-14);
        Tolerance.AssertClose(34.0 / 70, tea.TwoSided(3), 1e-14);
        // The conditional estimate solves mean = 3: 6.4083196581996743 (R stops at 6.408309).
        Tolerance.AssertClose(6.4083196581996743, Math.Exp(tea.ConditionalEstimate(3)), 1e-9);
        Tolerance.AssertClose(3, tea.Mean(tea.ConditionalEstimate(3)), 1e-13);
    }

    [Fact]
    public void Limits_put_the_tail_at_its_probability()
    {
        NoncentralHypergeometric table = new(47, 25, 37);
        double low = table.LogOddsAtUpper(30, 0.025);
        double high = table.LogOddsAtLower(30, 0.025);
        Tolerance.AssertClose(0.025, table.Upper(30, low), 1e-11);
        Tolerance.AssertClose(0.025, table.Lower(30, high), 1e-11);
        Assert.InRange(table.ConditionalEstimate(30), low, high);
        Assert.Equal(double.NegativeInfinity, table.LogOddsAtUpper(table.Low, 0.025));
        Assert.Equal(double.PositiveInfinity, table.LogOddsAtLower(table.High, 0.025));
    }

    [Fact]
    public void Counts_of_a_thousand_million_do_not_overflow()
    {
        NoncentralHypergeometric table = new(1e9, 1e9, 1e9);
        const double K = 500_050_000;
        double estimate = table.ConditionalEstimate(K);
        // With such counts the conditional estimate is the sample's odds ratio.
        double sample = 2 * Math.Log(K / (1e9 - K));
        Assert.Equal(sample, estimate, 1e-9);
        double z = (K - 5e8) / Math.Sqrt(1e9 * 0.125);
        Assert.Equal(Normal.UpperTail(z - 0.5 / Math.Sqrt(1e9 * 0.125)), table.Upper(K, 0), 1e-8);
        Tolerance.AssertClose(2 * table.Upper(K, 0), table.TwoSided(K), 1e-10);
        Assert.Equal(1, table.Lower(K, 0.0002) + table.Upper(K + 1, 0.0002), 1e-12);
    }

    [Fact]
    public void Tails_and_masses_sum_to_one()
    {
        NoncentralHypergeometric table = new(12, 30, 9);
        foreach (double theta in new[] { -3.0, 0, 0.7, 5 })
        {
            double sum = 0;
            double mean = 0;
            for (double k = table.Low; k <= table.High; k++)
            {
                sum += table.Pmf(k, theta);
                mean += k * table.Pmf(k, theta);
                Assert.Equal(1, table.Lower(k, theta) + table.Upper(k + 1, theta), 1e-13);
            }
            Assert.Equal(1, sum, 1e-13);
            Tolerance.AssertClose(mean, table.Mean(theta), 1e-12);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 3)]
    [InlineData(5, 0, 3)]
    [InlineData(5, 5, 0)]
    [InlineData(5, 5, 10)]
    public void Margins_that_leave_one_table_give_certainty(double n1, double n2, double m)
    {
        NoncentralHypergeometric table = new(n1, n2, m);
        Assert.Equal(table.Low, table.High);
        Assert.Equal(1, table.TwoSided(table.Low));
        Assert.Equal(1, table.Pmf(table.Low, 0.7));
        Assert.Equal(table.Low, table.Mean(0.7));
        Assert.Equal((1.0, 1.0), (table.Lower(table.Low, 0), table.Upper(table.Low, 0)));
    }
}
