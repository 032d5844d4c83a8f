using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

public class CsvDatasetReaderTests
{
    private static Dataset Read(string text, CsvReadOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), options);

    private static Dataset Read(byte[] bytes, CsvReadOptions? options = null) =>
        Dataset.ReadCsv(new MemoryStream(bytes), "t.csv", options);

    private static IReadOnlyList<DataProblem> Problems(string text, CsvReadOptions? options = null) =>
        Assert.Throws<TrialDataException>(() => Read(text, options)).Problems;

    private static double[] Numbers(Dataset data, string column) =>
        Assert.IsType<NumericColumn>(data[column]).Values.ToArray();

    private static string[] Texts(Dataset data, string column) =>
        Enumerable.Range(0, data.RowCount).Select(data[column].TextAt).ToArray();

    [Fact]
    public void Columns_of_numbers_are_numeric_and_others_are_factors_with_ordinal_levels()
    {
        Dataset data = Read("id,arm,score\na,PO,1.5\nb,IV,-2e1\nc,IV,\n");
        Assert.Equal([1.5, -20, double.NaN], Numbers(data, "score"));
        Factor arm = Assert.IsType<Factor>(data["arm"]);
        Assert.Equal(["IV", "PO"], arm.Levels);
        Assert.Equal([1, 0, 0], arm.Codes.ToArray());
    }

    [Theory]
    [InlineData("time,event\n1.5,1\n2.25,0\n")]
    [InlineData("time;event\n1.5;1\n2.25;0\n")]
    [InlineData("time;event\n1,5;1\n2,25;0\n")]
    [InlineData("time\tevent\r\n1.5\t1\r\n2.25\t0\r\n")]
    [InlineData("time|event\n1,5|1\n2,25|0")]
    [InlineData("\"time\",\"event\"\n\"1,5\",\"1\"\n\"2,25\",\"0\"\n")]
    public void Delimiter_and_decimal_mark_are_detected(string text)
    {
        Dataset data = Read(text);
        Assert.Equal([1.5, 2.25], Numbers(data, "time"));
        Assert.Equal([1, 0], Numbers(data, "event"));
    }

    [Fact]
    public void Encodings_are_detected()
    {
        const string text = "arm,score\nKétamine,1\nPlacebo,2\n";
        byte[][] all =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            Encoding.Unicode.GetBytes(text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            Encoding.BigEndianUnicode.GetBytes(text),
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Latin1.GetBytes(text),
        ];
        foreach (byte[] bytes in all)
        {
            Dataset data = Read(bytes);
            Assert.Equal(["Ketamine", "Placebo"], Texts(data, "arm").Select(t => t.Replace('é', 'e')));
            Assert.Contains("Kétamine", Texts(data, "arm"));
        }
    }

    [Fact]
    public void A_text_late_in_a_column_of_numbers_keeps_every_earlier_text()
    {
        Dataset data = Read("v\n1\n1.0\n1.50\n-0\n+3\n1e3\n0.00001\n12345678901234567890\nx\n");
        Assert.Equal(["1", "1.0", "1.50", "-0", "+3", "1e3", "0.00001", "12345678901234567890", "x"], Texts(data, "v"));
    }

    [Theory]
    [InlineData("007")]
    [InlineData("Inf")]
    [InlineData("0x1F")]
    [InlineData("1,234")]
    [InlineData("1 000")]
    [InlineData("1e400")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData(".")]
    [InlineData("5%")]
    public void What_is_not_a_plain_number_makes_the_column_text(string value)
    {
        Dataset data = Read($"a;b\n\"{value}\";x\n8;x\n7.5;x\n");
        if (value == ".")
        {
            Assert.IsType<NumericColumn>(data["a"]);
        }
        else
        {
            Assert.IsType<Factor>(data["a"]);
        }
    }

    [Fact]
    public void Missing_codes_are_trimmed_and_caseless()
    {
        Dataset data = Read("a,b\n na ,1\nN/A,2\nnan,3\nNULL,4\n.,5\n,6\n-99,7\n", new() { MissingCodes = ["-99"] });
        Assert.All(Numbers(data, "a"), v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Every_ragged_row_and_open_quote_is_named_with_its_line()
    {
        IReadOnlyList<DataProblem> problems = Problems("a,b\r\n1,2\r\n\"x\r\ny\",2\r\n1\r\n1,2,3\r\n4,\"5\r\n");
        Assert.Equal(
            [("too-few-fields", 5), ("too-many-fields", 6), ("unclosed-quote", 7)],
            problems.Select(p => (p.Rule, p.Line!.Value))
        );
    }

    [Fact]
    public void An_empty_file_is_refused_and_a_header_alone_gives_no_rows()
    {
        Assert.Equal("empty-file", Assert.Single(Problems("")).Rule);
        Assert.Equal("empty-file", Assert.Single(Problems("\n \n")).Rule);
        Dataset data = Read("a,b\n");
        Assert.Equal(0, data.RowCount);
        Assert.Equal(2, data.Columns.Count);
    }

    [Fact]
    public void Lines_count_every_line_of_the_file()
    {
        Dataset data = Read("a,b\n1,\"x\ny\"\n\n2,z\n");
        Assert.Equal([2, 5], [data.LineOf(0), data.LineOf(1)]);
    }

    [Fact]
    public void A_first_line_that_names_the_delimiter_is_followed_and_counted()
    {
        Dataset data = Read("sep=;\r\na;b\r\n1,5;x, y\r\n");
        Assert.Equal([1.5], Numbers(data, "a"));
        Assert.Equal((3, "x, y"), (data.LineOf(0), data["b"].TextAt(0)));
    }

    [Theory]
    [InlineData("A title\n\nb,1\na;b\n1,5;x\n2;y\n", 3)]
    [InlineData("A title\r\n\r\nb,1\r\na;b\r\n1,5;x\r\n2;y\r\n", 3)]
    [InlineData("A title\r\rb,1\ra;b\r1,5;x\r2;y\r", 3)]
    [InlineData("a;b\n1,5;x\n2;y\n", 0)]
    public void Lines_above_the_header_are_passed_over_and_counted(string text, int skip)
    {
        Dataset data = Read(text, new() { Skip = skip });
        Assert.Equal([1.5, 2], Numbers(data, "a"));
        Assert.Equal([skip + 2, skip + 3], [data.LineOf(0), data.LineOf(1)]);
        Assert.Equal(skip + 1, data.MissingColumn("c").Line);
    }

    [Fact]
    public void Nothing_is_left_when_all_lines_are_passed_over() =>
        Assert.Equal("empty-file", Assert.Single(Problems("a;b\n1;2\n", new() { Skip = 2 })).Rule);

    [Fact]
    public void Problems_below_passed_lines_are_named_by_their_line_in_the_file() =>
        Assert.Equal(
            [("too-few-fields", 4), ("unclosed-quote", 5)],
            Problems("title\na,b\n1,2\n1\n1,\"2\n", new() { Skip = 1 }).Select(p => (p.Rule, p.Line!.Value))
        );

    [Fact]
    public void Thousands_separators_are_not_taken_for_decimal_commas()
    {
        Assert.IsType<Factor>(Read("a;b\n1,234;x\n12,500;y\n")["a"]);
        Assert.Equal([1.234, 12.5], Numbers(Read("a;b\n1,234;x\n12,5;y\n"), "a"));
        Assert.Equal([1.234], Numbers(Read("a;b\n1,234;x\n", new() { DecimalMark = ',' }), "a"));
        // A point elsewhere in the file says that commas are no decimal marks.
        Dataset mixed = Read("a;b\n1,5;2.5\n");
        Assert.IsType<Factor>(mixed["a"]);
        Assert.Equal([2.5], Numbers(mixed, "b"));
    }

    [Fact]
    public void Identifiers_by_the_thousand_keep_their_order_and_their_missing_values()
    {
        string[] ids = Enumerable
            .Range(0, 20_000)
            .Select(i => i % 1000 == 7 ? "NA" : $"S{i * 7919 % 20_000:D5}")
            .ToArray();
        Dataset data = Read("id,n\n" + string.Concat(ids.Select(id => $"{id},1\n")));
        Assert.Equal(ids.Select(id => id == "NA" ? "" : id), Texts(data, "id"));
        var factor = (Factor)data["id"];
        Assert.Equal(factor.Levels.Order(StringComparer.Ordinal), factor.Levels);
    }
}
