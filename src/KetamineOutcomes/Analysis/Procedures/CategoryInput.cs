using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A column of categories, whatever it holds: numbers become levels named by their shortest form, ascending.
/// Levels without a row used are left out.</summary>
internal sealed class CategoryInput : RowInput
{
    private readonly bool naturalOrder;

    internal CategoryInput(Column column, bool isGroup, bool naturalOrder)
        : base(column)
    {
        IsGroup = isGroup;
        this.naturalOrder = naturalOrder;
    }

    /// <summary>Whether it is the by/arm column, which a reference without a column means.</summary>
    public bool IsGroup { get; }

    /// <summary>One level a row used.</summary>
    public Factor Values { get; private set; } = new("", [], []);

    internal override void Take(int[]? rows)
    {
        Column taken = TakeColumn(rows);
        Factor factor = taken is Factor text ? text.WithoutUnusedLevels() : ((NumericColumn)taken).AsFactor();
        Values = naturalOrder && taken is Factor ? factor.InNaturalOrder() : factor;
    }
}
