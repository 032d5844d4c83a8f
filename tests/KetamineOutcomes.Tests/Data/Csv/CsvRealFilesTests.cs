using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>Files that others wrote, against what R reads from them.</summary>
public class CsvRealFilesTests
{
    [Fact]
    public void Real_files_have_the_types_missing_values_sums_and_levels_that_R_reads()
    {
        string folder = TestFiles.Shared("data/real");
        var tables = new Dictionary<string, Dataset>(StringComparer.Ordinal);
        int compared = 0;
        foreach (GoldenRow row in GoldenTable.Read("r-base-4.2.2/csv_columns.csv").Rows)
        {
            string file = row.Text("file");
            if (!tables.TryGetValue(file, out Dataset? data))
            {
                // R was told that the first line is the header, also where it is a title.
                var options = new CsvReadOptions { Skip = 0 };
                tables.Add(file, data = Dataset.ReadCsv(Path.Combine(folder, file), options));
            }
            Column column = data.Columns[(int)row.Value("column") - 1];
            string what = $"{file}, column {column.Name}";
            Assert.True(row.Text("numeric") == "true" == column is NumericColumn, what);
            Assert.True((int)row.Value("missing") == Enumerable.Range(0, data.RowCount).Count(column.IsMissing), what);
            if (column is NumericColumn numbers)
            {
                double sum = 0;
                foreach (double value in numbers.Values)
                {
                    sum += double.IsNaN(value) ? 0 : value;
                }
                Tolerance.AssertClose(row.Value("sum"), sum, 1e-11, what);
            }
            else
            {
                Assert.True((int)row.Value("distinct") == ((Factor)column).Levels.Count, what);
            }
            compared++;
        }
        Assert.True(compared > 500);
    }
}
