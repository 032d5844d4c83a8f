using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>The verb <c>effect</c> against R (effect.R beside its golden file), number by number of its JSON.</summary>
public sealed class EffectGoldenTests
{
    [Theory]
    [InlineData("chorioamnion")]
    [InlineData("tranquilliser")]
    [InlineData("sleep")]
    [InlineData("mucociliary")]
    [InlineData("plants")]
    [InlineData("smallest")]
    [InlineData("scores")]
    [InlineData("exact")]
    [InlineData("normal")]
    [InlineData("offset")]
    [InlineData("apart")]
    public void Small_cases_agree_with_R(string name) => Compare(name, Cases(name, null));

    [Theory]
    [InlineData("tranquilliser")]
    [InlineData("sleep")]
    [InlineData("normal")]
    public void Paired_cases_agree_with_R(string name) => Compare(name + "-paired", Cases(name, "subject"));

    [Fact]
    public void The_antidepressant_trial_agrees_with_R() =>
        Compare(
            "antidepressant",
            Real(
                "antidepressant_hamd17.csv",
                new EffectOptions
                {
                    Value = "CHANGE",
                    By = "THERAPY",
                    Where = [new RowFilter("VISIT", "7")],
                    References = [new ReferenceLevel(null, "PLACEBO")],
                }
            )
        );

    [Fact]
    public void Three_small_groups_of_a_psychotherapy_trial_agree_with_R() =>
        Compare(
            "bezmaternykh",
            Real(
                "bezmaternykh_depression_treatment.csv",
                new EffectOptions
                {
                    Value = "BDI_ses-post",
                    By = "group",
                    References = [new ReferenceLevel(null, "depr_no_treatment")],
                }
            )
        );

    [Fact]
    public void Doses_coded_as_numbers_agree_with_R() =>
        Compare(
            "cdystonia",
            Real(
                "cdystonia_botulinum_dose.csv",
                new EffectOptions
                {
                    Value = "twstrs",
                    By = "treat",
                    Where = [new RowFilter("week", "4")],
                }
            )
        );

    [Fact]
    public void The_ketamine_crossover_within_people_agrees_with_R() =>
        Compare(
            "nimh",
            Real(
                "nimh_ketamine_scores.csv",
                new EffectOptions
                {
                    Value = "MADRS_Total",
                    By = "session_id",
                    Paired = "participant_id",
                }
            )
        );

    private static EffectResult Cases(string name, string? paired) =>
        EffectProcedure.Run(
            Dataset.ReadCsv(TestFiles.Golden("r-stats-4.2.2/effect-cases.csv")),
            new EffectOptions
            {
                Value = "value",
                By = "group",
                Paired = paired,
                Where = [new RowFilter("case", name)],
            }
        );

    private static EffectResult Real(string file, EffectOptions options) =>
        EffectProcedure.Run(
            Dataset.ReadCsv(
                TestFiles.Shared("data/real/" + file),
                CsvReadOptions.Default with
                {
                    MissingCodes = ["n/a"],
                }
            ),
            options
        );

    private static void Compare(string name, EffectResult result)
    {
        JsonPaths json = JsonPaths.Of("effect", result);
        GoldenRow[] rows = GoldenTable
            .Read("r-stats-4.2.2/effect.csv")
            .Rows.Where(row => row.Text("case") == name)
            .ToArray();
        Assert.NotEmpty(rows);
        foreach (GoldenRow row in rows)
        {
            string path = row.Text("path");
            if (row.Number("value") is { } expected)
            {
                Tolerance.AssertClose(expected, json.Number(path), Tolerance.ClosedForm, $"{name} {path}");
            }
            else
            {
                Assert.Null(json.Number(path));
            }
        }
    }
}
