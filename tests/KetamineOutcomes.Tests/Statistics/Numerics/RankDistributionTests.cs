using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class RankDistributionTests
{
    [Fact]
    public void Rank_sum_and_signed_rank_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/ranks.csv").Rows)
        {
            int m = (int)row.Value("m");
            int n = (int)row.Value("n");
            double u = row.Value("u");
            string what = $"{row.Text("distribution")} m={m} n={n} u={u}";
            double lower;
            double upper;
            int quantile;
            if (row.Text("distribution") == "wilcox")
            {
                RankSumDistribution ranks = new(m, n);
                (lower, upper) = (ranks.Cdf(u), ranks.UpperTail(u));
                quantile = ranks.Quantile(Math.Max(1e-12, row.Value("lower") * 0.999));
            }
            else
            {
                SignedRankDistribution ranks = new(m);
                (lower, upper) = (ranks.Cdf(u), ranks.UpperTail(u));
                quantile = ranks.Quantile(Math.Max(1e-12, row.Value("lower") * 0.999));
            }
            Tolerance.AssertClose(row.Value("lower"), lower, what: what);
            Tolerance.AssertClose(row.Value("upper"), upper, what: what);
            Assert.Equal((int)row.Value("q"), quantile);
        }
    }

    [Fact]
    public void Rank_sum_of_three_and_four_by_hand()
    {
        // C(7, 3) = 35 arrangements; U = 0, 1, 2, 3 in 1, 1, 2, 3 of them.
        RankSumDistribution ranks = new(3, 4);
        Assert.Equal(7.0 / 35, ranks.Cdf(3), 15);
        Assert.Equal(3.0 / 35, ranks.Pmf(3), 15);
        Assert.Equal(7.0 / 35, ranks.UpperTail(8), 15);
    }
}
