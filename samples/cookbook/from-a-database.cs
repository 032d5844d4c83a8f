// From a database, or from your own objects
// Rows of a query, and objects of a class of your own, become a dataset; no file in between.
#:project ../../src/KetamineOutcomes
using System.Data;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

// Stands for a query: any ADO.NET provider gives such a reader.
using var query = new DataTable();
query.Columns.Add("arm", typeof(string));
query.Columns.Add("response", typeof(bool));
query.Rows.Add("Ketamine", true);
query.Rows.Add("Ketamine", false);
query.Rows.Add("Ketamine", true);
query.Rows.Add("Placebo", false);
query.Rows.Add("Placebo", true);
query.Rows.Add("Placebo", false);
using IDataReader reader = query.CreateDataReader();
Dataset fromReader = Dataset.FromReader("query", reader);
Console.WriteLine(ProportionProcedure.Run(fromReader, new() { Outcome = "response", By = "arm" }).ToTable());

Patient[] patients = [new("Ketamine", 42, true), new("Ketamine", 90, false), new("Placebo", 14, true)];
Dataset fromObjects = Dataset.FromObjects(
    "patients",
    patients,
    ("arm", p => p.Arm),
    ("days", p => p.DaysFollowed),
    ("relapse", p => p.Relapsed)
);
Console.WriteLine(SurvivalProcedure.Run(fromObjects, new() { Time = "days", Event = "relapse" }).ToTable());

internal sealed record Patient(string Arm, double DaysFollowed, bool Relapsed);
