using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>Real trials that nobody here wrote, read through the trial.json that a person would write for them.</summary>
public sealed class RealTrialTests : IDisposable
{
    /// <summary>A duloxetine trial: 172 people, HAMD-17 at four visits, one file for everything.</summary>
    public const string AntidepressantJson = """
        {
          "title": "Duloxetine against placebo (Goldstein et al. 2004, as published with rbmi)",
          "arms": [
            { "name": "PLACEBO", "label": "Placebo", "reference": true },
            { "name": "DRUG", "label": "Drug", "route": "PO" },
          ],
          // Both tables come from one file; subjects.csv then takes one row a patient.
          "files": {
            "subjects.csv": "antidepressant_hamd17.csv",
            "assessments.csv": "antidepressant_hamd17.csv",
          },
          "columns": {
            "subjects.csv": { "subject_id": "PATIENT", "arm": "THERAPY", "sex": "GENDER", "site": "POOLINV" },
            "assessments.csv": { "subject_id": "PATIENT", "day": "RELDAYS", "score": "HAMDTL17", "visit": "VISIT" },
          },
          "constants": { "assessments.csv": { "scale": "HAMD17" } },
          "baseline": "BASVAL",
        }
        """;

    /// <summary>The NIMH crossover of one ketamine infusion and saline: days count from each infusion.</summary>
    public const string NimhJson = """
        {
          "title": "Ketamine mechanism of action",
          "registration": "NCT00088699",
          "arms": [
            { "name": "Placebo", "label": "Saline", "route": "IV", "reference": true },
            { "name": "Ketamine", "drug": "ketamine", "route": "IV", "dose": 0.5, "doseUnit": "mg/kg" },
          ],
          "files": {
            "subjects.csv": "nimh_ketamine_participants.csv",
            "assessments.csv": "nimh_ketamine_scores.csv",
          },
          "columns": {
            "subjects.csv": { "subject_id": "participant_id", "arm": "group" },
            "assessments.csv": { "subject_id": "participant_id", "visit": "session_id", "score": "MADRS_Total" },
          },
          "constants": { "assessments.csv": { "scale": "MADRS" } },
          "codes": {
            "visit": {
              "ses-b0": { "day": 0 },
              "ses-d2": { "day": 2, "treatment": "Ketamine" },
              "ses-d10": { "day": 10, "treatment": "Ketamine" },
              "ses-p2": { "day": 2, "treatment": "Placebo" },
              "ses-p10": { "day": 10, "treatment": "Placebo" },
            },
          },
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("real").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A folder with copies of real files and this trial.json.</summary>
    public static string Prepare(string folder, string json, params string[] files)
    {
        foreach (string file in files)
        {
            File.Copy(TestFiles.Shared($"data/real/{file}"), Path.Combine(folder, file));
        }
        File.WriteAllText(Path.Combine(folder, "trial.json"), json);
        return folder;
    }

    [Fact]
    public void Antidepressant_trial_is_read_from_one_file_and_its_drop_out_can_be_counted()
    {
        Trial trial = Trial.Read(Prepare(folder, AntidepressantJson, "antidepressant_hamd17.csv"));
        // Four of 608 visits are 11 to 16 days off the day of the others.
        Assert.Equal(
            [182, 183, 362, 573],
            trial.Problems.Where(p => p.Rule == "visit-window").Select(p => p.Line!.Value)
        );
        Assert.Equal(4, trial.Problems.Count);
        Assert.Equal(172, trial.Subjects.Count);
        Assert.Equal(["PLACEBO", "DRUG"], trial.Subjects.Arm.Levels);
        Assert.Equal(88, trial.Subjects.Arm.Codes.ToArray().Count(code => code == 0));
        Assert.Equal(608, trial.Assessments.Count);
        Assert.Equal(["HAMD17"], trial.Assessments.Scale.Levels);
        var site = (Factor)trial.Subjects.Data["site"];
        Assert.Equal(("006", 17), (site.Levels[0], site.Levels.Count));
        // The baseline is the same in all rows of a patient, so it is a column of subjects.csv as well.
        Assert.NotNull(trial.Subjects.Data.Find("BASVAL"));
        Assert.NotNull(trial.Assessments.Data.Find("BASVAL"));
        Assert.Null(trial.Subjects.Data.Find("HAMDTL17"));
        // 608 rows of 4 x 172 visits; those seen at the last visit are the completers.
        int seenLast = trial
            .Assessments.Visit!.Codes.ToArray()
            .Count(code => trial.Assessments.Visit.Levels[code] == "7");
        Assert.Equal(129, seenLast);
        TrialFile file = Assert.Single(trial.Files);
        Assert.Equal(("antidepressant_hamd17.csv", 608), (file.Name, file.Rows));
    }

    [Fact]
    public void Nimh_crossover_is_read_with_its_treatments_and_its_sanity_means()
    {
        Trial trial = Trial.Read(
            Prepare(folder, NimhJson, "nimh_ketamine_participants.csv", "nimh_ketamine_scores.csv")
        );
        Assert.Equal(58, trial.Subjects.Count);
        Assert.Equal(["BP", "HC", "MDD"], trial.Subjects.Arm.Levels);
        Assert.Equal(235, trial.Assessments.Count);
        Assert.Equal(["Ketamine", "Placebo"], trial.Assessments.Treatment!.Levels);
        Assert.Equal(
            ["empty-row", "missing-score", "no-assessments", "no-baseline"],
            trial.Problems.Select(p => p.Rule).Distinct().Order()
        );
        DataProblem empty = Assert.Single(trial.Problems, p => p.Rule == "empty-row");
        Assert.Equal(("nimh_ketamine_scores.csv", 227), (empty.File, empty.Line));
        Assert.Equal((32, 33.4), Mean(trial, "MDD", null, 0));
        Assert.Equal((27, 23.6), Mean(trial, "MDD", "Ketamine", 2));
        Assert.Equal((26, 28.2), Mean(trial, "MDD", "Ketamine", 10));
        Assert.Equal((26, 31.3), Mean(trial, "MDD", "Placebo", 2));
        Assert.Equal((26, 34.2), Mean(trial, "MDD", "Placebo", 10));
    }

    private static (int N, double Mean) Mean(Trial trial, string arm, string? treatment, double day)
    {
        AssessmentTable table = trial.Assessments;
        double[] scores = Enumerable
            .Range(0, table.Count)
            .Where(row =>
                trial.Subjects.Arm.TextAt(table.Subject[row]) == arm
                && table.Treatment!.TextAt(row) == (treatment ?? "")
                && table.Day[row] == day
                && !double.IsNaN(table.Score[row])
            )
            .Select(row => table.Score[row])
            .ToArray();
        return (scores.Length, Math.Round(scores.Average(), 1));
    }
}
