// Log-rank test stratified by site
// Time to relapse compared between arms within each site, so that sites may differ.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

Dataset subjects = Dataset.ReadCsv("samples/data/route-trial/subjects.csv");
var options = new SurvivalOptions
{
    Time = "end_day",
    Event = "end_reason",
    EventValue = "relapse",
    By = "arm",
};
SurvivalResult crude = SurvivalProcedure.Run(subjects, options);
SurvivalResult stratified = SurvivalProcedure.Run(subjects, options with { Strata = ["site"] });

Console.WriteLine(stratified.ToTable());
Console.WriteLine($"Without strata: chi-square {crude.Test!.Test.Statistic:F2}, p {crude.Test.Test.PValue:F3}");
Console.WriteLine(
    $"Within sites:   chi-square {stratified.Test!.Test.Statistic:F2}, p {stratified.Test.Test.PValue:F3}"
);
