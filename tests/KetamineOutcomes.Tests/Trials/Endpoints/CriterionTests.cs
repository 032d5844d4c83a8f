using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class CriterionTests
{
    [Theory]
    [InlineData(30, 15, true)] // exactly 50 %
    [InlineData(30, 16, false)]
    [InlineData(31, 15.5, true)]
    [InlineData(31, 16, false)]
    [InlineData(30, 45, false)]
    public void A_response_is_a_reduction_of_at_least_half(double baseline, double score, bool expected) =>
        Assert.Equal(expected, new ResponseCriterion(0.5, higherIsBetter: false).IsMet(baseline, score));

    [Fact]
    public void Thresholds_without_an_exact_binary_form_are_met_exactly()
    {
        for (int tenths = 1; tenths <= 10; tenths++)
        {
            for (int baseline = 10; baseline <= 600; baseline += 10)
            {
                double reduction = tenths / 10.0;
                double atThreshold = baseline - baseline / 10 * tenths;
                var response = new ResponseCriterion(reduction, higherIsBetter: false);
                Assert.True(response.IsMet(baseline, atThreshold), $"{baseline} to {atThreshold} at {reduction}");
                Assert.False(response.IsMet(baseline, atThreshold + 0.001));
            }
        }
    }

    [Fact]
    public void Scores_with_fractions_are_met_exactly_too()
    {
        var response = new ResponseCriterion(0.2, higherIsBetter: false);
        Assert.True(response.IsMet(0.3, 0.24)); // 0.3 − 0.24 = 0.06 = 0.2·0.3, in floating point a little less
        Assert.False(response.IsMet(0.3, 0.2401));
    }

    [Fact]
    public void Where_higher_is_better_the_rise_counts()
    {
        var response = new ResponseCriterion(0.5, higherIsBetter: true);
        Assert.True(response.IsMet(40, 60));
        Assert.False(response.IsMet(40, 59));
        Assert.False(response.IsMet(40, 20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_baseline_of_0_or_below_has_no_relative_change(double baseline) =>
        Assert.Equal(
            "baseline of 0 or below: no relative change",
            new ResponseCriterion(0.5, higherIsBetter: false).ReasonAgainst(baseline)
        );

    [Fact]
    public void Remission_is_at_or_below_the_cut_off()
    {
        var remission = new RemissionCriterion(12, higherIsBetter: false);
        Assert.True(remission.IsMet(30, 12));
        Assert.False(remission.IsMet(30, 12.5));
        Assert.Null(remission.ReasonAgainst(0));
        Assert.True(new RemissionCriterion(70, higherIsBetter: true).IsMet(30, 70));
        Assert.False(new RemissionCriterion(70, higherIsBetter: true).IsMet(30, 69));
    }
}
