using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Data.Csv;

public class CsvDatasetWriterTests
{
    private static string Write(Dataset data)
    {
        using var output = new MemoryStream();
        data.WriteCsv(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void Fields_are_quoted_where_a_reader_would_take_them_apart()
    {
        Dataset data = Dataset.FromColumns(
            "d",
            ("a,b", new[] { "say \"no\"", "two\nlines", "plain" }),
            ("x", new double?[] { 0.1, null, -1e-7 })
        );
        Assert.Equal("\"a,b\",x\n\"say \"\"no\"\"\",0.1\n\"two\nlines\",\nplain,-1E-07\n", Write(data));
    }

    [Property(MaxTest = 200)]
    public void What_is_written_is_read_again(NormalFloat[] numbers, NonNull<string>[] texts)
    {
        int rows = Math.Min(numbers.Length, texts.Length);
        double[] x = numbers.Take(rows).Select(n => n.Get == 0 ? 0 : n.Get).ToArray();
        // A leading letter keeps a text from being a number or a code for missing.
        string[] t = texts
            .Take(rows)
            .Select(s => "é" + s.Get.Replace("\0", "", StringComparison.Ordinal).Trim())
            .ToArray();
        t = t.Select(s => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)).Trim()).ToArray();
        Dataset data = Dataset.FromColumns("d", ("x", x), ("t", t));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Write(data)));
        Dataset again = Dataset.ReadCsv(stream, "d");
        Assert.Equal(rows, again.RowCount);
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(t[row], again["t"].TextAt(row));
            Assert.Equal(x[row], ((NumericColumn)again["x"]).Values[row]);
        }
    }
}
