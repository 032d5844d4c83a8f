using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>The verb <c>ancova</c> against R's lm and emmeans (ancova.R beside its golden file), number by number.</summary>
public sealed class AncovaGoldenTests
{
    [Theory]
    [InlineData("leprosy", "before")]
    [InlineData("leprosy-site", "before,site")]
    [InlineData("leprosy-none", "")]
    public void Leprosy_of_Snedecor_and_Cochran_agrees_with_R(string name, string covariates) =>
        Compare(name, Cases("leprosy", "F", covariates));

    // SAS's documentation of GLM prints these adjusted means of the same data.
    [Fact]
    public void Leprosy_agrees_with_the_printed_means()
    {
        AncovaResult result = Cases("leprosy", "F", "before");
        Assert.Equal(
            [6.7149635, 6.8239348, 10.1611017],
            result.Fit.Arms.Select(a => Math.Round(a.Mean.Value!.Value, 7))
        );
    }

    [Fact]
    public void Values_far_from_zero_lose_nothing() => Compare("far", Cases("far", "A", "before"));

    [Fact]
    public void The_antidepressant_trial_with_sites_agrees_with_R()
    {
        Compare("antidepressant", Antidepressant(["BASVAL", "POOLINV"]));
        Compare("antidepressant-gender", Antidepressant(["BASVAL", "GENDER", "POOLINV"]));
    }

    [Fact]
    public void Doses_and_sites_coded_as_numbers_agree_with_R() =>
        Compare(
            "cdystonia",
            AncovaProcedure.Run(
                Dataset.ReadCsv(TestFiles.Shared("data/real/cdystonia_botulinum_dose.csv")),
                new AncovaOptions
                {
                    Value = "twstrs",
                    Arm = "treat",
                    Covariates = ["age", "site"],
                    Categorical = ["site"],
                    Where = [new RowFilter("week", "4")],
                }
            )
        );

    private static AncovaResult Antidepressant(string[] covariates) =>
        AncovaProcedure.Run(
            Dataset.ReadCsv(TestFiles.Shared("data/real/antidepressant_hamd17.csv")),
            new AncovaOptions
            {
                Value = "CHANGE",
                Arm = "THERAPY",
                Covariates = covariates,
                Where = [new RowFilter("VISIT", "7")],
                References = [new ReferenceLevel(null, "PLACEBO")],
            }
        );

    private static AncovaResult Cases(string name, string reference, string covariates) =>
        AncovaProcedure.Run(
            Dataset.ReadCsv(TestFiles.Golden("r-emmeans-1.8.4.1/ancova-cases.csv")),
            new AncovaOptions
            {
                Value = "value",
                Arm = "arm",
                Covariates = covariates.Split(',', StringSplitOptions.RemoveEmptyEntries),
                Where = [new RowFilter("case", name)],
                References = [new ReferenceLevel(null, reference)],
            }
        );

    private static void Compare(string name, AncovaResult result)
    {
        JsonPaths json = JsonPaths.Of("ancova", result);
        GoldenRow[] rows = GoldenTable
            .Read("r-emmeans-1.8.4.1/ancova.csv")
            .Rows.Where(row => row.Text("case") == name)
            .ToArray();
        Assert.NotEmpty(rows);
        foreach (GoldenRow row in rows)
        {
            string path = row.Text("path");
            Tolerance.AssertClose(row.Value("value"), json.Number(path), Tolerance.ClosedForm, $"{name} {path}");
        }
    }
}
