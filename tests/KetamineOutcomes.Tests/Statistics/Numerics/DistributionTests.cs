namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class DistributionTests
{
    [Fact]
    public void Tails_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/tails.csv").Rows)
        {
            string distribution = row.Text("distribution");
            if (distribution == "noncentral-t")
            {
                continue;
            }
            (double lower, double upper) = DistributionGrid.Tails(
                distribution,
                row.Value("x"),
                row.Value("p1"),
                row.Value("p2"),
                row.Value("p3")
            );
            string what = $"{distribution}({row.Text("x")}; {row.Text("p1")}, {row.Text("p2")}, {row.Text("p3")})";
            Tolerance.AssertClose(row.Value("lower"), lower, what: what);
            Tolerance.AssertClose(row.Value("upper"), upper, what: what);
        }
    }
}
