using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Data.Csv;

public class CsvBadInputTests
{
    private static DataProblem Refused(Stream stream, CsvReadOptions? options = null) =>
        Assert.Single(Assert.Throws<TrialDataException>(() => Dataset.ReadCsv(stream, "t.csv", options)).Problems);

    private static DataProblem Refused(byte[] bytes, CsvReadOptions? options = null) =>
        Refused(new MemoryStream(bytes), options);

    [Theory]
    [InlineData("PK\u0003\u0004\u0014\0\0\0", "binary-file")]
    [InlineData("a,b\n1,\0\n", "binary-file")]
    [InlineData("a,b\n1,\u0081\n", "invalid-bytes")]
    public void What_is_no_text_is_refused(string text, string rule) =>
        Assert.Equal(rule, Refused(Encoding.Latin1.GetBytes(text)).Rule);

    [Fact]
    public void Bytes_that_are_neither_encoding_are_named_by_line()
    {
        byte[] mixed = [.. "a,b\n1,é\n2,"u8, 0xE9, .. "\n"u8];
        DataProblem problem = Refused(mixed);
        Assert.Equal(("invalid-bytes", 3), (problem.Rule, problem.Line));
        Assert.Equal("invalid-bytes", Refused([.. "a\n"u8, 0xE9], new() { Encoding = CsvEncoding.Utf8 }).Rule);
        byte[] loneSurrogate = Encoding
            .Unicode.GetBytes("a,b\n1,x")
            .Concat(new byte[] { 0x00, 0xD8, 0x31, 0 })
            .ToArray();
        Assert.Equal("invalid-bytes", Refused(loneSurrogate).Rule);
    }

    [Fact]
    public void A_header_of_two_hundred_megabytes_is_refused_too()
    {
        using var stream = new RepeatedStream([], (byte)',', 200_000_000);
        Assert.Equal("line-too-long", Refused(stream).Rule);
    }

    [Fact]
    public void A_quote_left_open_over_many_lines_is_named_where_it_opens()
    {
        byte[] start = "a,b\n1,2\n3,\"4\n"u8.ToArray();
        using var stream = new RepeatedStream(start, (byte)'\n', 100_000_000);
        DataProblem problem = Refused(stream);
        Assert.Equal(("unclosed-quote", 3), (problem.Rule, problem.Line));
        Assert.Equal(("unclosed-quote", 3), (Refused(start).Rule, Refused(start).Line));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        DataProblem missing = Assert
            .Throws<TrialDataException>(() => Dataset.ReadCsv(Path.Combine(Path.GetTempPath(), "no", "such.csv")))
            .Problems[0];
        Assert.Equal("There is no such file.", missing.Message);
        DataProblem folder = Assert.Throws<TrialDataException>(() => Dataset.ReadCsv(Path.GetTempPath())).Problems[0];
        Assert.Equal("This is a folder, not a file.", folder.Message);
    }

    [Fact]
    public void A_hundred_thousand_ragged_rows_are_counted_not_listed()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Repeat("1\n", 100_000));
        var thrown = Assert.Throws<TrialDataException>(() =>
            Dataset.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv")
        );
        Assert.Equal(1001, thrown.Problems.Count);
        Assert.Contains("99000 more", thrown.Problems[^1].Message, StringComparison.Ordinal);
    }
}
