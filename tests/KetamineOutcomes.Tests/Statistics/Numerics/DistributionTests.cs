using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

/// <summary>Tails and quantiles over grids with the edges in them. R 4.2.2 is the oracle; mpmath (40 digits) recomputed every row and says where R is off.</summary>
public class DistributionTests
{
    [Fact]
    public void Tails_agree_with_R_wherever_R_is_right()
    {
        int compared = 0;
        foreach (
            (GoldenRow r, GoldenRow exact) in GoldenTable
                .Read("r-stats-4.2.2/tails.csv")
                .Rows.Zip(GoldenTable.Read("mpmath-1.3.0/tails.csv").Rows)
        )
        {
            (double lower, double upper) = TailsOf(r);
            string what = NameOf(r);
            Assert.Equal(what, NameOf(exact));
            foreach ((string tail, double actual) in new[] { ("lower", lower), ("upper", upper) })
            {
                if (exact.Value($"r_error_{tail}") < 1e-11)
                {
                    Tolerance.AssertClose(r.Value(tail), actual, what: $"{what} {tail}");
                    compared++;
                }
            }
        }
        Assert.True(compared > 4200, $"{compared} tails compared");
    }

    [Fact]
    public void Tails_agree_with_forty_digits()
    {
        foreach (GoldenRow row in GoldenTable.Read("mpmath-1.3.0/tails.csv").Rows)
        {
            (double lower, double upper) = TailsOf(row);
            AssertClose(row.Value("lower"), lower, $"{NameOf(row)} lower");
            AssertClose(row.Value("upper"), upper, $"{NameOf(row)} upper");
        }
    }

    [Fact]
    public void Quantiles_agree_with_exact_ones()
    {
        foreach (GoldenRow row in GoldenTable.Read("mpmath-1.3.0/quantiles.csv").Rows)
        {
            AssertClose(row.Value("quantile"), QuantileOf(row), QuantileName(row));
        }
    }

    [Fact]
    public void Quantiles_agree_with_R_wherever_R_is_right()
    {
        Dictionary<string, double?> errors = GoldenTable
            .Read("mpmath-1.3.0/quantiles.csv")
            .Rows.ToDictionary(QuantileName, row => row.Number("r_error"));
        int compared = 0;
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/quantiles.csv").Rows)
        {
            bool discrete = row.Text("distribution") is "binomial" or "poisson";
            if (discrete || errors[QuantileName(row)] < 1e-11)
            {
                AssertClose(row.Value("quantile"), QuantileOf(row), QuantileName(row));
                compared++;
            }
        }
        Assert.True(compared > 2000, $"{compared} quantiles compared");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-16)]
    [InlineData(1e-300)]
    public void A_quantile_leads_back_to_its_probability(double p)
    {
        foreach (double df in new[] { 0.3, 1, 4.5, 60, 1e4, 1e9 })
        {
            AssertClose(p, ChiSquared.UpperTail(ChiSquared.UpperQuantile(p, df), df), $"chi-square {df}", 1e-9);
            AssertClose(p, Gamma.Cdf(Gamma.Quantile(p, df, 3), df, 3), $"gamma {df}", 1e-9);
            AssertClose(p, FisherF.UpperTail(FisherF.UpperQuantile(p, 3, df + 3), 3, df + 3), $"F {df}", 1e-9);
            AssertClose(p, Beta.Cdf(Beta.Quantile(p, df + 2, 5), df + 2, 5), $"beta {df}", df > 1e8 ? 1e-5 : 1e-9);
        }
    }

    [Fact]
    public void Limits_and_symmetries_hold()
    {
        Assert.Equal(0, Normal.UpperTail(double.PositiveInfinity));
        Assert.Equal(1, Normal.Cdf(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(StudentT.UpperTail(2.3, 7), StudentT.Cdf(-2.3, 7));
        AssertClose(Normal.UpperTail(3), StudentT.UpperTail(3, double.PositiveInfinity), "t with infinite df");
        AssertClose(StudentT.TwoSided(2.1, 9), FisherF.UpperTail(2.1 * 2.1, 1, 9), "t squared is F");
        AssertClose(
            ChiSquared.UpperTail(7, 3),
            FisherF.UpperTail(7.0 / 3, 3, double.PositiveInfinity),
            "F, df2 infinite"
        );
        Assert.Equal((0.0, 1.0), (Beta.Cdf(0, 2, 3), Beta.Cdf(1, 2, 3)));
        Assert.Equal(double.PositiveInfinity, ChiSquared.UpperQuantile(0, 4));
        AssertClose(-745.69527029041108133, Normal.LogUpperTail(38.5), "log tail beyond underflow", 1e-14);
        AssertClose(Math.Log(Normal.UpperTail(30)), Normal.LogUpperTail(30), "log tail at 30", 1e-14);
    }

    [Fact]
    public void Noncentrality_is_the_inverse_of_the_noncentral_t()
    {
        foreach (double df in new[] { 1.0, 4, 38, 1e4, 1e9 })
        {
            foreach (double t in new[] { -12.0, 0, 0.4, 2.6, 31, 900 })
            {
                foreach (double p in new[] { 0.005, 0.025, 0.5, 0.975 })
                {
                    double ncp = NoncentralT.Noncentrality(t, df, p);
                    AssertClose(p, NoncentralT.Cdf(t, df, ncp), $"t={t} df={df} p={p}", 1e-9);
                }
            }
        }
    }

    private static (double Lower, double Upper) TailsOf(GoldenRow row) =>
        DistributionGrid.Tails(
            row.Text("distribution"),
            row.Value("x"),
            row.Value("p1"),
            row.Value("p2"),
            row.Value("p3")
        );

    private static double QuantileOf(GoldenRow row) =>
        DistributionGrid.Quantile(
            row.Text("distribution"),
            row.Value("p"),
            row.Text("tail") == "lower",
            row.Value("p1"),
            row.Value("p2")
        );

    private static string NameOf(GoldenRow row) =>
        $"{row.Text("distribution")}({row.Text("x")}; {row.Text("p1")}, {row.Text("p2")}, {row.Text("p3")})";

    private static string QuantileName(GoldenRow row) =>
        $"{row.Text("distribution")} {row.Text("tail")} {row.Text("p")}; {row.Text("p1")}, {row.Text("p2")}";

    private static void AssertClose(double expected, double actual, string what, double relative = 1e-10)
    {
        if (expected != actual && Math.Abs(expected) < 1e300)
        {
            Tolerance.AssertClose(expected, actual, relative, what);
        }
        else
        {
            Assert.Equal(expected, actual, Math.Abs(expected) * relative);
        }
    }
}
