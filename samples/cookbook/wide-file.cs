// A wide file: one row a participant
// Columns such as madrs_0 and madrs_d28 are turned into scores by day; the file alone is a whole trial.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

Directory.CreateDirectory("out");
string wide = """
    participant_id,group,age,madrs_0,madrs_d7,madrs_d28
    001,Ketamine,41,34,20,10
    002,Ketamine,36,31,18,17
    003,Ketamine,58,39,16,12
    004,Placebo,52,33,30,n/a
    005,Placebo,47,36,29,15
    006,Placebo,29,32,31,27
    """;
File.WriteAllText("out/wide.csv", wide);

Trial trial = Trial.Read("out/wide.csv");
Console.WriteLine(trial);
Console.WriteLine(TrialAnalysis.Run(trial)["response-d28"].ToTable());
