// Tables for a paper
// Every table of a run as CSV, and one as Markdown with its title and footnotes.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

TrialRun run = TrialAnalysis.Run(Trial.Read("samples/data/route-trial"));
Directory.CreateDirectory("out/tables");
foreach ((string name, Table table) in run.NamedTables())
{
    File.WriteAllText($"out/tables/{name}.csv", table.ToCsv());
}
Console.WriteLine($"{run.NamedTables().Count} tables in out/tables");
Console.WriteLine();
Console.WriteLine(run["remission-d28"].ToTable().ToMarkdown());
