using System.Data;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Data;

public class DatasetTests
{
    private sealed record Person(string Arm, double? Score, bool Responded, DateOnly First);

    private static readonly Person[] People =
    [
        new("PO", 12.5, true, new DateOnly(2024, 2, 29)),
        new(" IV ", null, false, new DateOnly(1970, 1, 2)),
    ];

    private static Dataset OfPeople() =>
        Dataset.FromObjects(
            "people",
            People,
            ("arm", p => p.Arm),
            ("score", p => p.Score),
            ("responded", p => p.Responded),
            ("first", p => p.First)
        );

    private static string[][] Cells(Dataset data) =>
        Enumerable.Range(0, data.RowCount).Select(r => data.Columns.Select(c => c.TextAt(r)).ToArray()).ToArray();

    private static readonly string[][] Expected =
    [
        ["PO", "12.5", "true", "2024-02-29"],
        ["IV", "", "false", "1970-01-02"],
    ];

    [Fact]
    public void Objects_arrays_and_database_rows_give_the_same_table()
    {
        Assert.Equal(Expected, Cells(OfPeople()));
        Dataset arrays = Dataset.FromColumns(
            "people",
            ("arm", new[] { "PO", "IV" }),
            ("score", new double?[] { 12.5, null }),
            ("responded", new[] { true, false }),
            ("first", People.Select(p => p.First).ToArray())
        );
        Assert.Equal(Expected, Cells(arrays));
        using var table = new DataTable();
        table.Columns.Add("arm", typeof(string));
        table.Columns.Add("score", typeof(decimal));
        table.Columns.Add("responded", typeof(bool));
        table.Columns.Add("first", typeof(DateTime));
        foreach (Person p in People)
        {
            object score = p.Score is { } s ? (decimal)s : DBNull.Value;
            table.Rows.Add(p.Arm, score, p.Responded, p.First.ToDateTime(TimeOnly.MinValue));
        }
        using IDataReader reader = table.CreateDataReader();
        Assert.Equal(Expected, Cells(Dataset.FromReader("people", reader)));
    }

    [Fact]
    public void Arrays_of_numbers_are_kept_not_copied()
    {
        double[] values = [1, 2, double.NaN];
        Dataset data = Dataset.FromColumns("d", ("x", values), ("y", new[] { 1, 2, 3 }));
        Assert.Same(values, ((NumericColumn)data["x"]).Array);
        Assert.Equal([1.0, 2, 3], ((NumericColumn)data["y"]).Values.ToArray());
    }

    [Fact]
    public void Columns_of_different_length_or_mixed_kind_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Dataset.FromColumns("d", ("x", new[] { 1 }), ("y", new[] { 1, 2 })));
        Assert.Throws<ArgumentException>(() => Dataset.FromColumns("d", ("x", new object[] { 1, "a" })));
        Assert.Throws<ArgumentException>(() => Dataset.FromColumns("d", ("x", new object[] { "a", 1 })));
        Assert.Throws<ArgumentException>(() => Dataset.FromColumns("d", ("x", new[] { double.PositiveInfinity })));
    }

    [Fact]
    public void Names_match_exactly_before_they_match_without_case()
    {
        Dataset data = Dataset.FromColumns(
            "d",
            ("ARM", new[] { "x" }),
            ("arm", new[] { "y" }),
            ("Site", new[] { "z" })
        );
        Assert.Equal("y", data["arm"].TextAt(0));
        Assert.Equal("z", data["SITE"].TextAt(0));
        Assert.Equal(2, data.Matches("Arm").Count);
        var thrown = Assert.Throws<TrialDataException>(() => data["dose"]);
        Assert.Contains("ARM, arm, Site", thrown.Message, StringComparison.Ordinal);
    }
}
