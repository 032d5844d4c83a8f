using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A covariate: numbers stay numbers unless the options name the column as categorical; text becomes levels.</summary>
internal sealed class CovariateInput : RowInput
{
    private readonly bool categorical;

    internal CovariateInput(Column column, bool categorical)
        : base(column) => this.categorical = categorical;

    /// <summary>The rows used: a <see cref="NumericColumn"/> without missing values or a <see cref="Factor"/> without
    /// unused levels.</summary>
    public Column Values { get; private set; } = new NumericColumn("", []);

    internal override void Take(int[]? rows)
    {
        Column taken = TakeColumn(rows);
        Values =
            taken is Factor factor ? factor.WithoutUnusedLevels()
            : categorical ? ((NumericColumn)taken).AsFactor()
            : taken;
    }
}
