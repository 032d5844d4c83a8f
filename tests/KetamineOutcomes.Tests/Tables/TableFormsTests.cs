using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tests.Tables;

/// <summary>One table in its four forms: everything that means something to one of them stands for itself.</summary>
public sealed class TableFormsTests
{
    private static readonly Table Awkward = new(
        "Change < 0 & *worse* | _by_ arm_name",
        [new("Group", IsNumeric: false), new("Mean"), new("95% CI"), new("Ratio"), new("95% CI")],
        [
            new(["All people", "", "", "", ""]),
            new(["IV | \"fast\", <b>0.5</b> mg_kg [x](y) `z` $1$", "-0.50", "-1.20 to 0.20", "0.95", "NE to 1.20"], 1),
            new(["Line\nbreak\\", "1.00", "NE", "2.00", "1.00 to 4.00"], 2),
        ],
        ["# Not a heading", "1. Not a list; p < 0.001 & more", "NE: not estimable (not reached)."]
    );

    [Fact]
    public void As_CSV_the_fields_come_back_and_headings_stand_once()
    {
        Dataset read = Read(Awkward.ToCsv());
        Assert.Equal(["Group", "Mean", "Mean: 95% CI", "Ratio", "Ratio: 95% CI"], read.Columns.Select(c => c.Name));
        Assert.Equal(Awkward.Rows.Count, read.RowCount);
        var groups = (Factor)read["Group"];
        Assert.Equal(Awkward.Rows.Select(r => r.Cells[0]), groups.Codes.ToArray().Select(code => groups.Levels[code]));
    }

    [Fact]
    public void As_CSV_with_notes_title_and_footnotes_stand_around_it()
    {
        string[] lines = Awkward.ToCsvWithNotes().Split('\n');
        Assert.Equal(Awkward.Title, lines[0]);
        Assert.Equal("All people,,,,", lines[2]);
        Assert.StartsWith("\"  IV | \"\"fast\"\"", lines[3]);
        Assert.Equal("NE: not estimable (not reached).", lines[^2]);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void As_Markdown_nothing_is_read_as_a_mark()
    {
        string[] lines = Awkward.ToMarkdown().Split('\n');
        Assert.Equal(@"**Change \< 0 \& \*worse\* \| \_by\_ arm_name**", lines[0]);
        Assert.Equal("|---|---:|---:|---:|---:|", lines[3]);
        Assert.Equal("| **All people** |  |  |  |  |", lines[4]);
        Assert.Equal(
            @"| &emsp;IV \| ""fast"", \<b\>0.5\</b\> mg_kg \[x\](y) \`z\` \$1\$ | -0.50 | -1.20 to 0.20 | 0.95 | NE to 1.20 |",
            lines[5]
        );
        Assert.Equal(@"| &emsp;&emsp;Line break\\ | 1.00 | NE | 2.00 | 1.00 to 4.00 |", lines[6]);
        Assert.Contains(@"\# Not a heading", lines);
        Assert.Contains(@"1\. Not a list; p \< 0.001 \& more", lines);
    }

    [Fact]
    public void As_HTML_everything_is_encoded_and_minus_is_a_minus()
    {
        string html = Awkward.ToHtml();
        Assert.Contains("<caption>Change &lt; 0 &amp; *worse* | _by_ arm_name</caption>", html);
        Assert.Contains("&lt;b&gt;0.5&lt;/b&gt; mg_kg", html);
        Assert.Contains("\u22120.50", html);
        Assert.Contains("\u22121.20 to 0.20", html);
        Assert.Contains("1. Not a list; p &lt; 0.001 &amp; more", html);
        Assert.DoesNotContain("<b>0.5", html);
    }

    [Fact]
    public void As_text_a_row_is_a_line() =>
        Assert.Equal(2 + 1 + Awkward.Rows.Count + Awkward.Footnotes.Count + 1, Awkward.ToText().Split('\n').Length);

    [Fact]
    public void NE_is_explained_where_it_stands_and_nowhere_else()
    {
        Table plain = Awkward with { Footnotes = [] };
        Assert.Equal(["NE: not estimable."], new Table("", plain.Columns, plain.Rows, []).Footnotes);
        TableRow[] rows = [new(["NE", "1.00", "UNESCO", "ONE", "NEW"])];
        Assert.Empty(new Table("", plain.Columns, rows, ["NE: not estimable."]).Footnotes);
        Assert.Equal(3, Awkward.Footnotes.Count);
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".md")]
    [InlineData(".html")]
    [InlineData(".txt")]
    public void Several_tables_stand_in_one_file(string ending)
    {
        string text = TableFile.Render([Awkward, Awkward with { Title = "Another" }], ending);
        Assert.Contains("Another", text);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text);
    }

    [Fact]
    public void Another_ending_is_refused_with_those_that_there_are()
    {
        var e = Assert.Throws<ArgumentException>(() => TableFile.Save([Awkward], "table.docx"));
        Assert.Contains(".csv, .md, .html, .txt", e.Message);
    }

    private static Dataset Read(string csv)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        return Dataset.ReadCsv(stream, "table.csv");
    }
}
