// Files with columns of their own: trial.json
// Column names, visit labels and arm codes of an existing export are mapped; what cannot be read is said.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

Directory.CreateDirectory("out/export");
File.Delete("out/export/trial.json");
File.WriteAllText("out/export/patients.csv", "PatNo;Group\n1;K\n2;K\n3;P\n4;P\n5;K\n6;P\n");
File.WriteAllText(
    "out/export/scores.csv",
    "PatNo;Visit;HAMD\n1;V0;24\n1;V4;9\n2;V0;22\n2;V4;17\n3;V0;25\n3;V4;19\n4;V0;21\n4;V4;20\n5;V0;27\n5;V4;6\n6;V0;23\n6;V4;11\n"
);

// Without a word of help: every fault at once.
foreach (DataProblem problem in Trial.Validate("out/export").Problems)
{
    Console.WriteLine(problem.ToText());
}

File.WriteAllText(
    "out/export/trial.json",
    """
    {
      "files": { "subjects.csv": "patients.csv", "assessments.csv": "scores.csv" },
      "columns": {
        "subjects.csv": { "subject_id": "PatNo", "arm": "Group" },
        "assessments.csv": { "subject_id": "PatNo", "visit": "Visit", "score": "HAMD" }
      },
      "constants": { "assessments.csv": { "scale": "HAMD17" } },
      "codes": { "visit": { "V0": { "day": 0 }, "V4": { "day": 28 } } },
      "arms": [{ "name": "P", "label": "Placebo", "reference": true }, { "name": "K", "label": "Ketamine" }]
    }
    """
);
Console.WriteLine(Trial.Read("out/export"));
Console.WriteLine(TrialAnalysis.Run(Trial.Read("out/export"))["response-d28"].ToTable());
