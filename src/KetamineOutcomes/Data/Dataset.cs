namespace KetamineOutcomes.Data;

/// <summary>A table as named columns of equal length.</summary>
/// <remarks>Names match exactly first, then without case. Immutable and safe to share between threads.</remarks>
public sealed class Dataset
{
    private readonly int[]? lines;

    /// <summary>Makes a dataset from columns.</summary>
    /// <param name="name">Where it comes from: a file's name as the user typed it, or a label.</param>
    /// <param name="columns">Columns of equal length.</param>
    /// <param name="rowCount">Number of rows; needed when there are no columns.</param>
    /// <param name="lines">The file's line of each row (header is line 1), or <c>null</c> when row r stands on line r + 2.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public Dataset(string name, IReadOnlyList<Column> columns, int? rowCount = null, int[]? lines = null)
    {
        Name = name;
        Columns = columns;
        RowCount = rowCount ?? (columns.Count > 0 ? columns[0].Length : 0);
        this.lines = lines;
        foreach (Column column in columns)
        {
            if (column.Length != RowCount)
            {
                throw new ArgumentException(
                    Invariant($"Column '{column.Name}' has {column.Length} rows, the table has {RowCount}."),
                    nameof(columns)
                );
            }
        }
    }

    /// <summary>Where the data come from.</summary>
    public string Name { get; }

    /// <summary>The columns, in file order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The line of a row in its file; the header is line 1.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <returns>The line number.</returns>
    public int LineOf(int row) => lines is null ? row + 2 : lines[row];

    /// <summary>The column of a name: exact match first, then without case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The column, or <c>null</c>.</returns>
    public Column? Find(string name) =>
        Columns.FirstOrDefault(c => c.Name == name)
        ?? Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of a name.</summary>
    /// <param name="name">The name; exact match first, then without case.</param>
    /// <exception cref="TrialDataException">There is no such column; the message lists those there are.</exception>
    public Column this[string name] =>
        Find(name)
        ?? throw new TrialDataException(
            DataProblem.Error(
                "missing-column",
                $"There is no column '{name}'.",
                $"Columns are: {string.Join(", ", Columns.Select(c => c.Name))}."
            ) with
            {
                File = Name,
                Line = 1,
                Column = name,
            }
        );
}
