using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Tests.Trials;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>Real files in layouts that are recognised, from the files as they are to results, against an R script that reads
/// the same files and says ADaM's rules a second time.</summary>
public sealed class RealLayoutRunTests : IDisposable
{
    private static readonly GoldenTable Golden = GoldenTable.Read("r-survival-3.5.3/layouts.csv");

    private readonly string folder = Directory.CreateTempSubdirectory("real-layout").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Adam_folder_is_read_without_a_word_of_configuration()
    {
        Trial trial = Adam();
        Assert.Equal(254, trial.Subjects.Count);
        Assert.Equal(Of("adqs", "all", "rows") + Of("advs", "all", "rows"), trial.Assessments.Count);
        Assert.Equal(254, trial.FollowUp!.Count);
        Assert.DoesNotContain(trial.Problems, p => p.Severity == ProblemSeverity.Error);
        Assert.Equal(
            ["ADaM ADSL", "ADaM BDS", "ADaM BDS", "ADaM ADTTE"],
            trial.Layouts.Select(layout => layout.Layout)
        );
        TrialLayout questionnaire = trial.Layouts.Single(layout => layout.File == "cdisc_adqsnpix_total.csv");
        Assert.Equal(
            [Of("adqs", "all", "derived"), Of("adqs", "all", "notChosen")],
            questionnaire.SetAside.Select(set => (double)set.Rows)
        );
        Assert.Equal(
            Of("advs", "all", "repeats"),
            trial.Layouts.Single(layout => layout.File == "cdisc_advs_vitals.csv").SetAside.Single().Rows
        );
        Assert.Contains("ADY → day (day 1 = day 0 here)", questionnaire.ToText(), StringComparison.Ordinal);
        Assert.Contains("BASE → baseline", questionnaire.ToText(), StringComparison.Ordinal);
        // A fault of a row names the file and column that the row stands in.
        DataProblem missing = trial.Problems.First(p => p.Rule == "missing-score");
        Assert.Equal(("cdisc_advs_vitals.csv", 2543, "AVAL"), (missing.File, missing.Line, missing.Column));
    }

    [Theory]
    [InlineData("npi", "NPTOT", "[]")]
    [InlineData("npi-women", "NPTOT", """["SEX=F", "SAFFL=Y"]""")]
    [InlineData("sbp-lying", "SYSBP AFTER LYING DOWN FOR 5 MINUTES", "[]")]
    [InlineData("pulse-standing", "PULSE AFTER STANDING FOR 3 MINUTES", "[]")]
    public void Adam_change_at_week_8_in_scores_and_vital_signs(string analysis, string scale, string population)
    {
        TrialRun run = Run(
            Adam(),
            $$"""
            { "by": "arm", "reference": "Placebo", "population": {{population}}, "analyses": [
              { "id": "change", "type": "change", "scale": "{{scale}}", "day": 56, "window": [49, 62] } ] }
            """
        );
        MeanComparison between = ((EffectResult)run["change"].Result!).Between!;
        foreach (GroupSummary group in between.Groups)
        {
            Assert.Equal(Of(analysis, group.Group, "n"), group.N);
            Tolerance.AssertClose(Of(analysis, group.Group, "mean"), group.Mean.Value);
        }
        Assert.Equal(2, between.Comparisons.Count);
        foreach (TwoGroups comparison in between.Comparisons)
        {
            Tolerance.AssertClose(Of(analysis, comparison.Group, "difference"), comparison.Welch.Difference.Value);
            Tolerance.AssertClose(Of(analysis, comparison.Group, "p"), comparison.Welch.Test.PValue);
        }
    }

    [Fact]
    public void Adam_time_to_event_in_the_folder_and_as_a_file_of_its_own()
    {
        const string Plan = """
            { "analyses": [ { "id": "time", "type": "time-to-relapse", "source": "follow_up",
              "title": "Time to first dermatologic event" } ] }
            """;
        HoldSurvival("ttde", Run(Adam(), Plan));
        Trial alone = Trial.Read(TestFiles.Shared("data/real/cdisc_adtte.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(0, alone.Assessments.Count);
        HoldSurvival("ttde", Run(alone, Plan));
        Assert.Equal(["cdisc_adtte.csv"], alone.Files.Select(file => file.Name));
    }

    [Fact]
    public void Weeks_are_a_unit_of_time()
    {
        File.Copy(TestFiles.Shared("data/real/ctn0094_time_to_relapse.csv"), Path.Combine(folder, "ctn0094.csv"));
        File.WriteAllText(
            Path.Combine(folder, "trial.json"),
            """
            {
              "files": { "subjects.csv": "ctn0094.csv", "assessments.csv": null, "follow_up.csv": "ctn0094.csv" },
              "columns": {
                "subjects.csv": { "subject_id": "who" },
                "follow_up.csv": { "subject_id": "who", "end_day": "relapse_week", "status": "relapse_event" },
              },
              "constants": { "follow_up.csv": { "start_day": 0 } },
              "units": { "follow_up.csv": { "end_day": "weeks" } },
              "codes": { "status": { "1": "relapse", "0": "censored" } },
            }
            """
        );
        Trial trial = Trial.Read(folder, TestContext.Current.CancellationToken);
        HoldSurvival(
            "ctn0094",
            Run(trial, """{ "analyses": [ { "id": "time", "type": "time-to-relapse", "source": "follow_up" } ] }""")
        );
    }

    [Fact]
    public void A_wide_file_with_pre_and_post_is_refused_until_the_day_of_post_is_said()
    {
        string path = Copy("bezmaternykh_depression_treatment.csv");
        TrialValidation refused = Trial.Validate(path, TestContext.Current.CancellationToken);
        DataProblem error = Assert.Single(refused.Problems, p => p.Severity == ProblemSeverity.Error);
        Assert.Equal("MADRS_ses-post", error.Column);
        const string Mend = """ "codes": { "visit": { "ses-post": { "day": 28 } } } """;
        Assert.Contains(Mend.Trim(), error.Advice, StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(folder, "trial.json"),
            $"{{ {Mend.Replace("28", "60", StringComparison.Ordinal)} }}"
        );
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        double[] days = [.. trial.Assessments.Day];
        Assert.Equal(Of("bezmaternykh", "all", "pre"), days.Count(day => day == 0));
        Assert.Equal(Of("bezmaternykh", "all", "post"), days.Count(day => day == 60));
        Assert.Equal(29, trial.Subjects.Count);
        Assert.Contains("Zung_SDS_ses-pre", trial.Layouts[0].Reading, StringComparison.Ordinal);
        TrialRun run = Run(
            trial,
            """{ "analyses": [ { "id": "change", "type": "change", "scale": "MADRS", "day": 60 } ] }"""
        );
        foreach (GroupSummary group in ((EffectResult)run["change"].Result!).Groups.Where(group => group.N > 0))
        {
            Assert.Equal(Of("bezmaternykh", group.Group, "n"), group.N);
            Tolerance.AssertClose(Of("bezmaternykh", group.Group, "mean"), group.Mean.Value);
        }
    }

    [Fact]
    public void A_spreadsheet_export_is_read_after_what_its_refusals_say()
    {
        string path = Copy("messy_uc_excel_export.csv");
        // First refusal: title rows above the header.
        DataProblem title = Assert.Single(Trial.Validate(path, TestContext.Current.CancellationToken).Problems);
        Assert.Contains(
            "\"reading\": { \"messy_uc_excel_export.csv\": { \"skip\": 6 } }",
            title.Advice,
            StringComparison.Ordinal
        );
        const string Said = """
            {
              "reading": { "messy_uc_excel_export.csv": { "skip": 6 } },
              "scales": [
                { "name": "mes", "minimum": 0, "maximum": 3 },
                { "name": "emo", "minimum": 0, "maximum": 100, "whole": false },
              ],
              "columns": { "subjects.csv": { "subject_id": "pat_id", "arm": "treatment" } },
              "codes": { "visit": { "start": { "day": 0 }, "end": { "day": 150 } } },
            """;
        // Second refusal: a word where a score should be, at its line and column.
        File.WriteAllText(Path.Combine(folder, "trial.json"), Said + "}");
        DataProblem word = Trial.Validate(path, TestContext.Current.CancellationToken).Problems[0];
        Assert.Equal(("end_emo", 22), (word.Column, word.Line));
        File.WriteAllText(Path.Combine(folder, "trial.json"), Said + """ "missing": ["not done", -99] }""");
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(Of("uc", "all", "n"), trial.Subjects.Count);
        Assert.Equal("001", trial.Subjects.Ids[0]);
        TrialRun run = Run(
            trial,
            """{ "analyses": [ { "id": "change", "type": "change", "scale": "mes", "day": 150 } ] }"""
        );
        foreach (GroupSummary group in ((EffectResult)run["change"].Result!).Groups)
        {
            Assert.Equal(Of("uc", group.Group, "n"), group.N);
            Tolerance.AssertClose(Of("uc", group.Group, "mean"), group.Mean.Value);
        }
    }

    [Fact]
    public void A_crossover_takes_its_periods_from_two_sequence_columns()
    {
        Copy("nimh_ketamine_participants.csv");
        Copy("nimh_ketamine_scores.csv");
        File.WriteAllText(
            Path.Combine(folder, "trial.json"),
            RealTrialTests
                .NimhJson.Replace(
                    "\"codes\": {",
                    """
                    "sequence": ["infusion_1", "infusion_2"],
                      "codes": { "treatment": { "d": "Ketamine", "p": "Placebo" },
                    """,
                    StringComparison.Ordinal
                )
                .Replace(", \"score\": \"MADRS_Total\"", "", StringComparison.Ordinal)
                .Replace(
                    "\"constants\": { \"assessments.csv\": { \"scale\": \"MADRS\" } },",
                    "",
                    StringComparison.Ordinal
                )
        );
        Trial trial = Trial.Read(folder, TestContext.Current.CancellationToken);
        AssessmentTable table = trial.Assessments;
        foreach (
            (string word, int period) in (ReadOnlySpan<(string, int)>)
                [("Ketamine", 1), ("Ketamine", 2), ("Placebo", 1), ("Placebo", 2)]
        )
        {
            double[] scores = Enumerable
                .Range(0, table.Count)
                .Where(row =>
                    table.Scale.TextAt(row) == "MADRS"
                    && table.Day[row] == 2
                    && table.Period![row] == period
                    && table.Treatment!.TextAt(row) == word
                )
                .Select(row => table.Score[row])
                .ToArray();
            string cell = $"{(word == "Ketamine" ? "d" : "p")}{period}";
            Assert.Equal(Of("nimh-day-2", cell, "n"), scores.Length);
            Tolerance.AssertClose(Of("nimh-day-2", cell, "mean"), scores.Average());
        }
        Assert.Contains(trial.Layouts, layout => layout.Layout == "crossover");
    }

    private string Copy(string file)
    {
        string path = Path.Combine(folder, file);
        File.Copy(TestFiles.Shared($"data/real/{file}"), path);
        return path;
    }

    private static void HoldSurvival(string analysis, TrialRun run)
    {
        var result = (SurvivalResult)run["time"].Result!;
        foreach (SurvivalGroup group in result.Groups)
        {
            Assert.Equal(Of(analysis, group.Group, "n"), group.People);
            Assert.Equal(Of(analysis, group.Group, "events"), group.Events);
        }
        Tolerance.AssertClose(Of(analysis, "all", "chiSquare"), result.Test!.Test.Statistic);
    }

    private Trial Adam()
    {
        foreach (string file in (string[])["adsl", "adtte", "advs_vitals", "adqsnpix_total"])
        {
            string name = $"cdisc_{file}.csv";
            File.Copy(TestFiles.Shared($"data/real/{name}"), Path.Combine(folder, name), overwrite: true);
        }
        return Trial.Read(folder, TestContext.Current.CancellationToken);
    }

    private static TrialRun Run(Trial trial, string plan) =>
        TrialAnalysis.Run(
            trial,
            AnalysisPlan.Parse(plan, trial),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static double Of(string analysis, string group, string field) =>
        Golden
            .Rows.Single(r => r.Text("analysis") == analysis && r.Text("group") == group && r.Text("field") == field)
            .Value("value");
}
