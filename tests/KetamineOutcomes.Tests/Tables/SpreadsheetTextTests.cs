using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tests.Tables;

/// <summary>Nothing in a table's file for people is calculated by a spreadsheet; files for programs are left alone.</summary>
public class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+A1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("-Placebo")]
    [InlineData("\t=1")]
    public void A_formula_becomes_text(string cell)
    {
        Assert.Equal("'" + cell, SpreadsheetText.Of(cell));
        Assert.Equal("  '" + cell, SpreadsheetText.Of("  " + cell));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-0.17")]
    [InlineData("-9.1 to 28.9%")]
    [InlineData("-1.2E-16")]
    [InlineData("-3.0 to NE")]
    [InlineData("-0.5 (-1.0 to ∞)")]
    [InlineData("<0.001")]
    [InlineData("Ketamine = good")]
    public void What_is_no_formula_stays(string cell) => Assert.Equal(cell, SpreadsheetText.Of(cell));

    [Fact]
    public void Files_for_people_are_guarded_and_files_for_programs_are_not()
    {
        Table table = new("=title", [new("Arm"), new("=n")], [new(["=1+1", "-2"], Indent: 1)], ["@note"]);
        Assert.Equal("'=title\nArm,'=n\n\"  '=1+1\",-2\n'@note\n", table.ToCsvWithNotes());
        Assert.Equal("Arm,=n\n=1+1,-2\n", table.ToCsv());
    }
}
