// A scale of your own
// trial.json defines a well-being scale on which higher is better; the plan asks for remission on it.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

string folder = Directory.CreateDirectory("out/wellbeing").FullName;
string json = """
    {
      "title": "Well-being after ketamine",
      "scales": [{ "name": "WHO-5", "title": "WHO-5 well-being index", "minimum": 0, "maximum": 100,
                   "direction": "higher", "remission": 50, "source": "the trial's protocol" }]
    }
    """;
string scores = """
    subject_id,scale,day,score
    1,WHO-5,0,20
    1,WHO-5,28,56
    2,WHO-5,0,24
    2,WHO-5,28,32
    3,WHO-5,0,16
    3,WHO-5,28,28
    4,WHO-5,0,12
    4,WHO-5,28,52
    """;
File.WriteAllText($"{folder}/trial.json", json);
File.WriteAllText($"{folder}/subjects.csv", "subject_id,arm\n1,Ketamine\n2,Ketamine\n3,Placebo\n4,Ketamine\n");
File.WriteAllText($"{folder}/assessments.csv", scores);

Trial trial = Trial.Read(folder);
var plan = AnalysisPlan.Parse(
    """{ "reference": "Placebo", "analyses": [{ "id": "well", "type": "remission", "scale": "WHO-5", "day": 28 }] }""",
    trial
);
Console.WriteLine(TrialAnalysis.Run(trial, plan)["well"]);
