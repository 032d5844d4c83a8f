namespace KetamineOutcomes.Data;

/// <summary>A named column: numbers (<see cref="NumericColumn"/>) or categories (<see cref="Factor"/>).</summary>
public abstract class Column
{
    private protected Column(string name) => Name = name;

    /// <summary>The column's name: as in the header, or one made from its place where the header has none or has it twice.</summary>
    public string Name { get; }

    /// <summary>What the header calls the column, where other columns are called the same and <see cref="Name"/> therefore
    /// differs; else <c>null</c>.</summary>
    internal string? Header { get; init; }

    /// <summary>Number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>Whether a row holds no value.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <returns><c>true</c> when the value is missing.</returns>
    public abstract bool IsMissing(int row);

    /// <summary>A row's value as text: a number in its shortest form, a level's name; empty when missing.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <returns>The text.</returns>
    public abstract string TextAt(int row);

    /// <summary>The column with some of its rows, in the order given.</summary>
    internal abstract Column Take(int[] rows);
}
