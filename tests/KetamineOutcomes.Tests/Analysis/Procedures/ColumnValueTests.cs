using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public class ColumnValueTests
{
    private static readonly Dataset Data = Dataset.FromColumns(
        "d",
        ("arm", new[] { "IV=0.5" }),
        ("a=b", new[] { "x" }),
        ("p!", new[] { "y" })
    );

    [Theory]
    [InlineData("arm", "arm", null)]
    [InlineData(" arm = IV=0.5", "arm", "IV=0.5")]
    [InlineData("a=b", "a=b", null)]
    [InlineData("a=b=x", "a=b", "x")]
    [InlineData("nowhere=1=2", "nowhere", "1=2")]
    [InlineData("ARM=", "ARM", "")]
    public void The_cut_is_where_the_first_part_is_a_column(string text, string column, string? value) =>
        Assert.Equal(new ColumnValue(column, value), ColumnValue.Parse(text, Data));

    [Theory]
    [InlineData("arm=x", "arm", "x", true)]
    [InlineData("arm!=x", "arm", "x", false)]
    [InlineData("arm != x=y", "arm", "x=y", false)]
    [InlineData("p!=y", "p!", "y", true)]
    [InlineData("p!!=y", "p!", "y", false)]
    [InlineData("nowhere!=y", "nowhere", "y", false)]
    public void Filters_keep_or_drop(string text, string column, string value, bool keep) =>
        Assert.Equal(new RowFilter(column, value, keep), RowFilter.Parse(text, Data));

    [Fact]
    public void A_filter_without_equals_sign_is_refused() =>
        Assert.Throws<TrialDataException>(() => RowFilter.Parse("arm", Data));

    [Theory]
    [InlineData("IV=0.5", null, "IV=0.5")]
    [InlineData("arm=IV=0.5", "arm", "IV=0.5")]
    [InlineData("Placebo", null, "Placebo")]
    public void A_reference_names_a_column_only_when_the_table_has_it(string text, string? column, string level) =>
        Assert.Equal(new ReferenceLevel(column, level), ReferenceLevel.Parse(text, Data));
}
