using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots;

public sealed class ProportionFiguresTests
{
    [Fact]
    public void Bars_carry_rates_and_differences()
    {
        ProportionResult result = Run(
            "response,arm\n1,IV\n1,IV\n0,IV\n1,Oral\n0,Oral\n0,Placebo\n0,Placebo\n1,Placebo\n",
            "Placebo"
        );
        var svg = new SvgText(Figures.Of(result)!.ToSvg());

        Assert.Equal("Participants with response, by arm", svg.Title);
        Assert.Contains(svg.Texts, t => t.Text == "67%");
        Assert.Contains(
            "Difference from Placebo in percentage points (95% CI, Newcombe): IV: 33.3 (",
            svg.Joined,
            StringComparison.Ordinal
        );
        Assert.Contains("Oral: 16.7 (", svg.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_comparisons_have_a_forest_as_well()
    {
        ProportionResult result = Run("response,arm\n1,IV\n0,IV\n1,Oral\n0,Placebo\n", "Placebo");
        IReadOnlyList<Figure> figures = Figures.All(result);

        Assert.Equal(["response", "difference"], figures.Select(f => f.Id));
        Assert.Contains(new SvgText(figures[1].ToSvg()).Texts, t => t.Text == "1/2");
        Assert.Equal(2, figures[1].Data.Rows.Count);
    }

    [Fact]
    public void People_under_both_are_compared_within_pairs()
    {
        var data = Table("id,treatment,response\n1,K,1\n1,P,0\n2,K,1\n2,P,1\n3,K,0\n3,P,0\n");
        ProportionResult result = ProportionProcedure.Run(
            data,
            new ProportionOptions
            {
                Outcome = "response",
                By = "treatment",
                Paired = "id",
                References = [new ReferenceLevel(null, "P")],
            }
        );

        Assert.Contains("Newcombe, for pairs", new SvgText(result.ToFigure().ToSvg()).Joined, StringComparison.Ordinal);
        Assert.Contains(new SvgText(result.ToForest().ToSvg()).Texts, t => t.Text == "Pairs");
    }

    [Theory]
    [InlineData("response,arm\n0,A\n")]
    [InlineData("response,arm\n1,A\n1,B\n")]
    [InlineData("response,arm\n0,A\n0,B\n")]
    public void Edges_are_drawn(string csv)
    {
        ProportionResult result = Run(csv, null);

        SvgText.AssertDrawn(result.ToFigure());
        SvgText.AssertDrawn(result.ToForest());
    }

    private static ProportionResult Run(string csv, string? reference) =>
        ProportionProcedure.Run(
            Table(csv),
            new ProportionOptions
            {
                Outcome = "response",
                By = "arm",
                References = reference is null ? [] : [new ReferenceLevel(null, reference)],
            }
        );

    private static Dataset Table(string csv) =>
        Dataset.ReadCsv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "test.csv");
}
