using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots;

public sealed class AncovaFiguresTests
{
    [Fact]
    public void Adjusted_means_and_contrasts_are_printed()
    {
        AncovaResult result = Run(
            "change,arm,baseline\n-10,IV,30\n-14,IV,34\n-12,IV,31\n-7,Oral,29\n-9,Oral,33\n-8,Oral,35\n-2,Placebo,28\n-5,Placebo,36\n-4,Placebo,30\n"
        );
        IReadOnlyList<Figure> figures = Figures.All(result);
        string text = new SvgText(figures[0].ToSvg()).Joined;

        Assert.Equal(["means", "difference"], figures.Select(f => f.Id));
        Assert.Contains(
            "Least-squares means with 95% confidence intervals, adjusted for baseline.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Difference from IV (95% CI): Oral: ", text, StringComparison.Ordinal);
        Assert.Equal(3, figures[0].Data.Rows.Count);
    }

    [Fact]
    public void A_model_without_a_residual_is_drawn()
    {
        AncovaResult result = Run("change,arm,baseline\n1,A,3\n2,B,5\n4,B,4\n");

        Assert.All(Figures.All(result), figure => SvgText.AssertDrawn(figure));
        SvgText.AssertDrawn(result.ToForest());
    }

    private static AncovaResult Run(string csv) =>
        AncovaProcedure.Run(
            Dataset.ReadCsv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "test.csv"),
            new AncovaOptions
            {
                Value = "change",
                Arm = "arm",
                Covariates = ["baseline"],
            }
        );
}
