using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

public class CsvHeaderTests
{
    private static Dataset Read(string text, CsvReadOptions? options = null) =>
        Dataset.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", options);

    private static IReadOnlyList<DataProblem> Problems(string text, CsvReadOptions? options = null) =>
        Assert.Throws<TrialDataException>(() => Read(text, options)).Problems;

    [Fact]
    public void Nameless_columns_are_called_by_their_place_and_empty_ones_at_the_end_are_left_out()
    {
        Dataset data = Read("a,,b,,\n1,2,3,,\n4,,6, ,NA\n");
        Assert.Equal(["a", "column_2", "b"], data.ColumnNames);
        Assert.Equal("2", data["column_2"].TextAt(0));
        // One that holds something stays, and so does one with a name.
        Assert.Equal(["a", "column_2", "column_3"], Read("a,,\n1,,\n2,,3\n").ColumnNames);
        Assert.Equal(["a", "b"], Read("a,b,\n1,,\n").ColumnNames);
        Assert.Equal(["a"], Read("a,,\n").ColumnNames);
    }

    [Fact]
    public void Columns_of_the_same_name_are_told_apart_by_their_place()
    {
        Dataset data = Read("id,score,day,score,Score\n1,10,0,20,30\n");
        Assert.Equal(["id", "score#2", "day", "score#4", "Score"], data.ColumnNames);
        Assert.Equal("20", data["score#4"].TextAt(0));
        Assert.Equal(["score#2", "score#4"], data.Matches("score").Select(c => c.Name));
        Assert.Equal("30", data["Score"].TextAt(0));
        Assert.Equal(3, data.Matches("SCORE").Count);
        // Also among the columns of another table over the same columns, and after rows were taken.
        var again = new Dataset("t", data.Columns.Select(c => c.Take([0])).ToArray());
        Assert.Equal(2, again.Matches("score").Count);
    }

    [Fact]
    public void Names_made_from_places_never_meet_names_of_the_file()
    {
        Dataset data = Read("a#1,a,a,column_5,,column_5#\n1,2,3,4,5,6\n");
        Assert.Equal(["a#1", "a#2", "a#3", "column_5", "column_5##", "column_5#"], data.ColumnNames);
    }

    [Fact]
    public void A_header_without_any_name_is_refused() =>
        Assert.Equal("blank-header", Assert.Single(Problems(",,\n1,2,3\n")).Rule);

    [Theory]
    [InlineData("A study\nid,arm,score\n1,a,2\n2,b,3\n", 1)]
    [InlineData("A study\n\n\"of, two\nlines\"\n\nid;arm;score\n1;a;2,5\n2;b;3,5\n", 5)]
    [InlineData("A study,,,,\n,,,,\nid,arm,score,day,site\n1,a,2,3,x\n2,b,3,4,y\n", 2)]
    [InlineData("A study,,,,\r\n,,,,\r\nid,arm,,day,site\r\n1,a,2,3,x\r\n2,b,3,4,y\r\n", 2)]
    [InlineData("Study,2021,,,,,,\nid,a,b,c,d,e,f,g\n1,2,3,4,5,6,7,8\n", 1)]
    public void Titles_are_named_with_the_number_of_lines_to_pass_over(string text, int above)
    {
        DataProblem problem = Assert.Single(Problems(text));
        Assert.Equal(("title-rows", 1), (problem.Rule, problem.Line));
        Assert.Contains(FormattableString.Invariant($"--skip {above}"), problem.Advice, StringComparison.Ordinal);
        Dataset data = Read(text, new() { Skip = above });
        Assert.Equal("id", data.ColumnNames[0]);
        Assert.Equal(above + 2, data.LineOf(0));
    }

    [Fact]
    public void The_faults_below_titles_are_named_with_them()
    {
        const string text = "A study\nid,arm,score\n1,a,2\n2,b\n3,a,\"4\n";
        Assert.Equal(
            [("title-rows", 1), ("too-few-fields", 4), ("unclosed-quote", 5)],
            Problems(text).Select(p => (p.Rule, p.Line!.Value))
        );
    }

    [Theory]
    [InlineData("id,,,\n1,x,y,z\n2,x,y,z\n")]
    [InlineData("a,\nx,y\nz,w\n")]
    [InlineData("only\nx\ny\n")]
    [InlineData(",a,b,c,d\n1,2,3,4,5\n")]
    public void A_header_that_is_one_is_no_title(string text) => Assert.True(Read(text).RowCount > 0);

    [Fact]
    public void A_first_line_that_must_be_the_header_is_not_looked_at() =>
        Assert.Equal(
            ["t", "column_2", "column_3", "column_4"],
            Read("t,,,\na,b,c,d\n1,2,3,4\n", new() { Skip = 0 }).ColumnNames
        );
}
