using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data;

/// <summary>CSV that is at hand as text, and a dataset in a notebook's cell.</summary>
public class DatasetOfTextTests
{
    [Fact]
    public void A_text_is_read_as_a_file_of_the_same_bytes()
    {
        Dataset data = Dataset.FromCsv("\uFEFFpatient;größe\n001;1,5\n002;NA\n");
        Assert.Equal(["patient", "größe"], data.ColumnNames);
        Assert.Equal("001", data["patient"].TextAt(0));
        Assert.Equal([1.5, double.NaN], ((NumericColumn)data["größe"]).Values.ToArray());
        Assert.Equal("text", data.Name);
    }

    [Fact]
    public void Options_hold_but_for_the_encoding_which_a_text_does_not_have()
    {
        CsvReadOptions options = new()
        {
            Skip = 1,
            Encoding = CsvEncoding.Utf16,
            MissingCodes = ["-9"],
        };
        Dataset data = Dataset.FromCsv("Titel\na,b\n1,-9\n", options, "clipboard");
        Assert.Equal(("clipboard", 3), (data.Name, data.LineOf(0)));
        Assert.True(data["b"].IsMissing(0));
    }

    [Fact]
    public void Faults_are_named_with_the_texts_name_and_line()
    {
        var e = Assert.Throws<TrialDataException>(() => Dataset.FromCsv("a,b\n1\n", name: "clipboard"));
        Assert.Equal(("clipboard", 2), (e.Problems[0].File, e.Problems[0].Line));
        Assert.Throws<TrialDataException>(() => Dataset.FromCsv(""));
        Assert.Throws<ArgumentNullException>(() => Dataset.FromCsv(null!));
    }

    [Fact]
    public void A_notebook_sees_size_kinds_and_the_first_ten_rows()
    {
        string rows = string.Concat(Enumerable.Range(1, 12).Select(i => $"<p{i}>,{i}.5,NE\n"));
        string html = Dataset.FromCsv("id,score,region\n" + rows, name: "t.csv").ToHtml();
        Assert.Contains("t.csv: 12 rows, 3 columns", html);
        Assert.Contains("id (12 levels)", html);
        Assert.Contains("score (numbers)", html);
        Assert.Contains("region (1 level)", html);
        Assert.Contains("&lt;p10&gt;", html);
        Assert.DoesNotContain("p11", html);
        Assert.Contains("The first 10 of 12 rows.", html);
        Assert.DoesNotContain("not estimable", html);
    }

    [Fact]
    public void A_table_without_rows_or_with_many_columns_shows_too()
    {
        Assert.Contains("0 rows, 2 columns", Dataset.FromCsv("a,b\n").ToHtml());
        string wide = Dataset.FromCsv(string.Join(',', Enumerable.Range(1, 150).Select(i => $"c{i}")) + "\n").ToHtml();
        Assert.Contains("The first 100 of 150 columns.", wide);
    }
}
