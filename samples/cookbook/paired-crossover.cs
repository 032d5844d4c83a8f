// A crossover: the same people under both treatments
// Change and response under ketamine and midazolam, compared within people (paired t, Wilcoxon, McNemar).
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

string[] person = ["A", "B", "C", "D", "E", "F", "G", "H"];
double[] ketamine = [-20, -14, -25, -6, -18, -22, -3, -16];
double[] midazolam = [-8, -10, -12, -7, -4, -15, -2, -5];
Dataset data = Dataset.FromColumns(
    "crossover",
    ("person", person.Concat(person).ToArray()),
    ("drug", ketamine.Select(_ => "Ketamine").Concat(midazolam.Select(_ => "Midazolam")).ToArray()),
    ("change", ketamine.Concat(midazolam).ToArray()),
    ("response", ketamine.Concat(midazolam).Select(change => change <= -14).ToArray())
);

var effect = new EffectOptions
{
    Value = "change",
    By = "drug",
    Paired = "person",
    References = [new("drug", "Midazolam")],
};
Console.WriteLine(EffectProcedure.Run(data, effect));

var proportion = new ProportionOptions
{
    Outcome = "response",
    By = "drug",
    Paired = "person",
    References = [new("drug", "Midazolam")],
};
Console.WriteLine(ProportionProcedure.Run(data, proportion));
