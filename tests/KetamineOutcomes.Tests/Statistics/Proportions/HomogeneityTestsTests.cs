using System.Globalization;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class HomogeneityTestsTests
{
    [Fact]
    public void Exact_and_chi_square_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/many_proportions.csv").Rows)
        {
            HomogeneityTests tests = HomogeneityTests.Of(Groups(row.Text("events"), row.Text("people")));
            OracleChecks.AssertNumber(row, "p", tests.Fisher.PValue);
            Assert.Null(tests.Fisher.MonteCarloError);
            OracleChecks.AssertNumber(row, "chi", tests.ChiSquare.Statistic);
            OracleChecks.AssertNumber(row, "df", tests.ChiSquare.DegreesOfFreedom);
            OracleChecks.AssertNumber(row, "chiP", tests.ChiSquare.PValue);
        }
    }

    [Fact]
    public void Five_groups_of_four_hundred_are_still_exact_and_drawing_agrees()
    {
        BinomialCount[] groups = Groups("200 190 215 180 212", "400 390 410 402 398");
        HomogeneityTests exact = HomogeneityTests.Of(groups);
        Assert.Null(exact.Fisher.MonteCarloError);
        ExactTest drawn = Draw(groups, seed: 1);
        Assert.InRange(Math.Abs(drawn.PValue!.Value - exact.Fisher.PValue!.Value), 0, 4 * drawn.MonteCarloError!.Value);
        Assert.InRange(Math.Abs(exact.ChiSquare.PValue!.Value - exact.Fisher.PValue.Value), 0, 0.01);
    }

    [Fact]
    public void Beyond_two_thousand_people_tables_are_drawn_from_the_seed()
    {
        BinomialCount[] groups = Groups("500 530 610", "1000 1100 1200");
        HomogeneityTests first = HomogeneityTests.Of(groups, seed: 7);
        Assert.NotNull(first.Fisher.MonteCarloError);
        Assert.Equal(100_000, first.Fisher.Replicates);
        Assert.Equal(Draw(groups, seed: 7), Draw(groups, seed: 7));
        Assert.NotEqual(Draw(groups, seed: 7).PValue, Draw(groups, seed: 8).PValue);
        double error = first.Fisher.MonteCarloError!.Value;
        Assert.InRange(Math.Abs(first.Fisher.PValue!.Value - first.ChiSquare.PValue!.Value), 0, 5 * error + 0.005);
    }

    [Fact]
    public void A_billion_people_a_group_are_drawn_too()
    {
        BinomialCount[] groups = Groups("300010000 300000000 300020000", "1000000000 1000000000 1000000000");
        double asymptotic = ChiSquareTests.Of(groups, continuityCorrection: false).PValue!.Value;
        Assert.InRange(Draw(groups, seed: 1).PValue!.Value - asymptotic, -0.03, 0.03);
    }

    [Fact]
    public void The_order_of_groups_does_not_matter()
    {
        double one = HomogeneityTests.Of(Groups("3 5 9 1", "10 12 11 8")).Fisher.PValue!.Value;
        double other = HomogeneityTests.Of(Groups("9 1 5 3", "11 8 12 10")).Fisher.PValue!.Value;
        Tolerance.AssertClose(one, other, 1e-12);
    }

    [Theory]
    [InlineData("3", "9")]
    [InlineData("0 3", "0 9")]
    [InlineData("0 0 0", "0 0 0")]
    public void Fewer_than_two_groups_with_people_give_a_reason(string events, string people)
    {
        HomogeneityTests tests = HomogeneityTests.Of(Groups(events, people));
        Assert.Null(tests.Fisher.PValue);
        Assert.NotNull(tests.Fisher.Reason);
        Assert.NotNull(tests.ChiSquare.Reason);
        Assert.NotEmpty(tests.ToString());
    }

    [Fact]
    public void Groups_of_nobody_take_no_part()
    {
        HomogeneityTests with = HomogeneityTests.Of(Groups("3 0 5 9", "10 0 12 11"));
        HomogeneityTests without = HomogeneityTests.Of(Groups("3 5 9", "10 12 11"));
        Assert.Equal(without.ChiSquare, with.ChiSquare);
        Assert.Equal(without.Fisher, with.Fisher);
    }

    private static ExactTest Draw(BinomialCount[] groups, int seed) =>
        FreemanHalton.Draw(groups, groups.Aggregate((a, b) => a + b), seed, default, replicates: 5000);

    private static BinomialCount[] Groups(string events, string people) =>
        [
            .. events
                .Split(' ')
                .Zip(people.Split(' '))
                .Select(g => new BinomialCount(
                    long.Parse(g.First, CultureInfo.InvariantCulture),
                    long.Parse(g.Second, CultureInfo.InvariantCulture)
                )),
        ];
}
