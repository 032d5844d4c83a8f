using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Survival.Influence;
using KetamineOutcomes.Tests.Statistics.Survival.Influence;

namespace KetamineOutcomes.Tests.Plots;

public sealed class LeaveOneOutFiguresTests
{
    private static readonly SiteTrial Trial = SiteTrial.Read();

    [Fact]
    public void A_row_for_everybody_and_one_a_site_with_the_one_that_carries_the_result_marked()
    {
        Figure figure = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site).ToFigure();
        string svg = figure.ToSvg();
        Assert.Contains(">None<", svg, StringComparison.Ordinal);
        Assert.Contains("Site 3 *", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Site 2 *", svg, StringComparison.Ordinal);
        Assert.Contains("0.61 (0.39 to 0.93)", svg, StringComparison.Ordinal);
        Assert.Equal(9, figure.Data.Rows.Count);
    }

    [Fact]
    public void Several_groups_have_a_block_each()
    {
        var by = new Factor("arm", [.. Enumerable.Range(0, Trial.Times.Length).Select(i => i % 3)], ["A", "B", "C"]);
        string svg = LeaveOneOut.Compare(Trial.Times, by, Trial.Site, "B").ToFigure().ToSvg();
        Assert.Contains("A v B", svg, StringComparison.Ordinal);
        Assert.Contains("C v B", svg, StringComparison.Ordinal);
    }
}
