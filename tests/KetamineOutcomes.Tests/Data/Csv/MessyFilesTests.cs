using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>Files as people really export them.</summary>
public class MessyFilesTests
{
    private static string Excel => TestFiles.Shared("data/real/messy_uc_excel_export.csv");

    [Fact]
    public void A_semicolon_file_with_decimal_commas_reads_without_an_option()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/messy_mdma_ptsd_meta_semicolon.csv"));
        Assert.Equal((61, 74), (data.RowCount, data.Columns.Count));
        Assert.Equal(12.2081939696255, Assert.IsType<NumericColumn>(data["sd_arm1"]).Values[0]);
    }

    // The file's authors use the approximate correction 1 - 3 / (4 df - 1); ours is the exact one.
    [Fact]
    public void Its_effect_sizes_come_out_of_its_means_and_standard_deviations()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/messy_mdma_ptsd_meta_semicolon.csv"));
        int compared = 0;
        foreach (string kind in new[] { "", "change_" })
        {
            for (int row = 0; row < data.RowCount; row++)
            {
                double[]? treated = Sample(data, row, kind, "arm1");
                double[]? control = Sample(data, row, kind, "arm2");
                if (treated is null || control is null)
                {
                    continue;
                }
                double published = ((NumericColumn)data[".g"]).Values[row];
                double d = CohensD.Of(treated, control).Estimate.Value!.Value;
                double g = HedgesG.Of(treated, control).Estimate.Value!.Value;
                int df = treated.Length + control.Length - 2;
                Tolerance.AssertClose(published, d * (1 - 3.0 / (4 * df - 1)), 1e-12, data["study"].TextAt(row));
                Tolerance.AssertClose(published, g, 5e-4, data["study"].TextAt(row));
                compared++;
            }
        }
        Assert.Equal(31, compared);
    }

    /// <summary>Numbers with the row's count, mean and standard deviation: all but the first are equal.</summary>
    private static double[]? Sample(Dataset data, int row, string kind, string arm)
    {
        double Value(string what) => ((NumericColumn)data[$"{what}_{kind}{arm}"]).Values[row];
        (double n, double mean, double deviation) = (Value("n"), Value("mean"), Value("sd"));
        if (double.IsNaN(n + mean + deviation))
        {
            return null;
        }
        double away = deviation * (n - 1) / Math.Sqrt(n);
        double[] sample = new double[(int)n];
        Array.Fill(sample, mean - away / (n - 1));
        sample[0] = mean + away;
        return sample;
    }

    [Fact]
    public void An_excel_export_is_refused_by_a_verb_with_its_faults_named()
    {
        ToolRun titles = ToolRun.Of(["effect", Excel, "--value", "start_plt", "--by", "treatment"]);
        Assert.Equal((2, ""), (titles.ExitCode, titles.Output));
        Assert.Contains("line 1: The header stands on line 7", titles.Error, StringComparison.Ordinal);
        Assert.Contains("--skip 6", titles.Error, StringComparison.Ordinal);
        ToolRun text = ToolRun.Of(["effect", Excel, "--skip", "6", "--value", "start_plt", "--by", "treatment"]);
        Assert.Equal((2, ""), (text.ExitCode, text.Output));
        Assert.Contains("column 'start_plt'", text.Error, StringComparison.Ordinal);
        // The cell is named by its line in the file, and what stands in it is a participant's.
        int line = Array.FindIndex(File.ReadAllLines(Excel), l => l.Contains("clumped", StringComparison.Ordinal)) + 1;
        Assert.Contains(
            FormattableString.Invariant($"line {line}, column 'start_plt'"),
            text.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("clumped", text.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excel_export_reads_below_its_titles()
    {
        Dataset data = Dataset.ReadCsv(Excel, new CsvReadOptions { Skip = 6 });
        Assert.Equal(("pat_id", "column_7", 38), (data.ColumnNames[0], data.ColumnNames[6], data.Columns.Count));
        Assert.Equal(8, data.LineOf(0));
        Assert.Equal("001", data["pat_id"].TextAt(0));
    }
}
