using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A column in the role an analysis gives it. What is impossible in that role is refused, what is missing is
/// dropped and counted; the values are there once <see cref="RowSelection.Complete"/> has run.</summary>
internal abstract class RowInput
{
    private protected RowInput(Column column) => Column = column;

    /// <summary>The column as read.</summary>
    public Column Column { get; private protected set; }

    /// <summary>The column's name, as in the header.</summary>
    public string Name => Column.Name;

    /// <summary>Looks at the rows that are not dropped for values that the role forbids.</summary>
    internal virtual void Check(RowChecks checks) { }

    /// <summary>Keeps the rows used: all of them when <paramref name="rows"/> is <c>null</c>.</summary>
    internal abstract void Take(int[]? rows);

    private protected Column TakeColumn(int[]? rows) => rows is null ? Column : Column.Take(rows);
}
