using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots;

public sealed class EffectFiguresTests
{
    private const string ThreeArms =
        "change,arm\n-10,IV\n-14,IV\n-12,IV\n-7,Oral\n-9,Oral\n-2,Placebo\n-5,Placebo\n-4,Placebo\n";

    [Fact]
    public void Means_stand_beside_their_dots_and_differences_in_the_notes()
    {
        var svg = new SvgText(Figures.Of(Run(ThreeArms))!.ToSvg());

        Assert.Contains(svg.Texts, t => t.Text == "\u221212.0");
        Assert.Contains(svg.Texts, t => t.Text == "2");
        Assert.Contains(
            "Difference from Placebo (95% CI, Welch): IV: \u22128.3 (",
            svg.Joined,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_forest_shows_differences_or_effect_sizes()
    {
        EffectResult result = Run(ThreeArms);
        Figure plain = result.ToForest();
        Figure standardised = result.ToForest(standardised: true);

        Assert.Equal([plain.Id], Figures.All(result).Skip(1).Select(f => f.Id));
        Assert.NotEqual(plain.Data.ToCsv(), standardised.Data.ToCsv());
        Assert.Contains("Hedges", standardised.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_people_the_pairs_are_counted()
    {
        EffectResult result = EffectProcedure.Run(
            Table("id,treatment,score\n1,K,5\n1,P,9\n2,K,4\n2,P,10\n3,K,7\n3,P,9\n4,K,7\n"),
            new EffectOptions
            {
                Value = "score",
                By = "treatment",
                Paired = "id",
                References = [new ReferenceLevel(null, "P")],
            }
        );

        Assert.Contains("within people", new SvgText(result.ToFigure().ToSvg()).Joined, StringComparison.Ordinal);
        Assert.Contains(new SvgText(result.ToForest().ToSvg()).Texts, t => t.Text == "Pairs");
    }

    [Theory]
    [InlineData("change,arm\n3,A\n4,B\n")]
    [InlineData("change,arm\n3,A\n3,A\n3,B\n3,B\n")]
    [InlineData("change,arm\n1e300,A\n-1e300,A\n1e300,B\n2,B\n")]
    [InlineData("change,arm\n1e-12,A\n2e-12,A\n3e-12,B\n5e-12,B\n")]
    public void Edges_are_drawn(string csv)
    {
        EffectResult result = Run(csv, "B");

        SvgText.AssertDrawn(result.ToFigure());
        SvgText.AssertDrawn(result.ToForest());
        Assert.NotEmpty(result.ToForest(standardised: true).ToPng(1));
    }

    [Fact]
    public void Many_groups_become_rows()
    {
        string csv = "change,arm\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 7},Site {i % 13}\n"));

        Assert.Contains(new SvgText(Run(csv, null).ToFigure().ToSvg()).Texts, t => t.Text == "Mean (interval)");
    }

    private static EffectResult Run(string csv, string? reference = "Placebo") =>
        EffectProcedure.Run(
            Table(csv),
            new EffectOptions
            {
                Value = "change",
                By = "arm",
                References = reference is null ? [] : [new ReferenceLevel(null, reference)],
            }
        );

    private static Dataset Table(string csv) =>
        Dataset.ReadCsv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "test.csv");
}
