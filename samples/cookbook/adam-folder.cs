// A CDISC ADaM folder
// ADSL, ADQS and ADTTE are recognised by their columns, and the reading is said; then response and relapse as always.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

string folder = Directory.CreateDirectory("out/adam").FullName;
string subjects = "USUBJID,TRT01P,AGE\nX-1,Ket,41\nX-2,Ket,35\nX-3,Pbo,52\nX-4,Pbo,47\n";
string[] scores =
[
    "USUBJID,PARAMCD,PARAM,AVAL,ADY,AVISIT,DTYPE",
    "X-1,MADRSTOT,MADRS Total Score,34,-1,Baseline,",
    "X-1,MADRSTOT,MADRS Total Score,12,29,Week 4,",
    "X-2,MADRSTOT,MADRS Total Score,38,1,Baseline,",
    "X-2,MADRSTOT,MADRS Total Score,17,28,Week 4,",
    "X-3,MADRSTOT,MADRS Total Score,31,-2,Baseline,",
    "X-3,MADRSTOT,MADRS Total Score,25,29,Week 4,",
    "X-4,MADRSTOT,MADRS Total Score,36,1,Baseline,",
    "X-4,MADRSTOT,MADRS Total Score,36,29,Week 4,BOCF",
];
string[] times =
[
    "USUBJID,TRTP,PARAMCD,PARAM,AVAL,CNSR,EVNTDESC",
    "X-1,Ket,TTR,Time to relapse,120,1,Study completed",
    "X-2,Ket,TTR,Time to relapse,56,0,Relapse",
];
File.WriteAllText($"{folder}/adsl.csv", subjects);
File.WriteAllLines($"{folder}/adqs.csv", scores);
File.WriteAllLines($"{folder}/adtte.csv", times);

Trial trial = Trial.Read(folder);
Console.WriteLine(trial);
TrialRun run = TrialAnalysis.Run(trial);
Console.WriteLine(run["response-d28"].ToTable());
Console.WriteLine(run["time-to-relapse"].ToTable());
