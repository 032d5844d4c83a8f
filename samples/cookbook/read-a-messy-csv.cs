// Read a messy CSV
// A German Excel export (title row, semicolons, decimal commas, -99 for missing) becomes columns.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Statistics.EffectSizes;

string export = """
    Ketamine clinic, exported 3 March
    patient;arm;"MADRS change";weight
    001;Ketamine; -18,5 ;81,2
    002;Ketamine;-9;-99
    003;Placebo;-6,25;77
    004;Placebo;.;92,5
    005;Ketamine;-21;68,4
    006;Placebo;-3;N/A
    """;

// Delimiter, decimal mark and encoding are recognised; the row above the header and the own missing code are said.
Dataset data = Dataset.FromCsv(export, new() { Skip = 1, MissingCodes = ["-99"] });
foreach (Column column in data.Columns)
{
    int missing = Enumerable.Range(0, data.RowCount).Count(column.IsMissing);
    Console.WriteLine($"{column.Name}: {(column is NumericColumn ? "numbers" : "categories")}, {missing} missing");
}

var change = (NumericColumn)data["MADRS change"];
Console.WriteLine(MeanComparison.Of(change.Values, (Factor)data["arm"], new() { Reference = "Placebo" }));
