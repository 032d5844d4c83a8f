using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>A table of the folder in the layout that the readers know: one file's columns under the names of the trial
/// folder's description, whatever the file calls them.</summary>
internal sealed class SourceTable
{
    private readonly IReadOnlyDictionary<string, string> fileColumns;

    public SourceTable(string name, string file, Dataset data, IReadOnlyDictionary<string, string> fileColumns)
    {
        Name = name;
        File = file;
        Data = data;
        this.fileColumns = fileColumns;
    }

    /// <summary>A table without columns and rows, in place of one that cannot be read.</summary>
    public static SourceTable Empty(string name) =>
        new(name, name, new Dataset(name, []), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The table's name: <c>assessments.csv</c>.</summary>
    public string Name { get; }

    /// <summary>The file it was read from, relative to the folder.</summary>
    public string File { get; }

    /// <summary>Its columns.</summary>
    public Dataset Data { get; }

    /// <summary>Whether rows of the file are missing here because they could not be read.</summary>
    public bool HasLostRows { get; init; }

    /// <summary>Where the rows come from, when not from the rows of <see cref="File"/>.</summary>
    public RowOrigins? Origins { get; init; }

    /// <summary>The column of a name: exact match first, then without case.</summary>
    public Column? Find(string column) => Data.Find(column);

    /// <summary>The table with some of its rows.</summary>
    public SourceTable Take(int[] rows) =>
        With(
            new Dataset(
                Data.Name,
                Data.Columns.Select(column => column.Take(rows)).ToArray(),
                rows.Length,
                rows.Select(Data.LineOf).ToArray()
            ),
            Origins?.Take(rows)
        );

    /// <summary>The table with other data of the same file.</summary>
    /// <param name="data">The data.</param>
    /// <param name="origins">Where their rows come from, when not from the rows of the file.</param>
    public SourceTable With(Dataset data, RowOrigins? origins = null) =>
        new(Name, File, data, fileColumns) { HasLostRows = HasLostRows, Origins = origins };

    /// <summary>The file of a row.</summary>
    public string FileOf(int row) =>
        Origins is null ? File
        : Origins.FileOf is { } files ? Origins.Files[files[row]]
        : Origins.Files[0];

    /// <summary>Where a row stands, as another one's problem names it: <c>Line 3</c>, or <c>Line 3 of adqs.csv</c> from another file.</summary>
    public string PlaceOf(int row, int seenFrom) =>
        FileOf(row) == FileOf(seenFrom)
            ? Invariant($"Line {Data.LineOf(row)}")
            : Invariant($"Line {Data.LineOf(row)} of {FileOf(row)}");

    /// <summary>What the file calls a column in a row: in a wide file the column whose cell became the row.</summary>
    public string FileColumn(string column, int row) =>
        Origins?.ColumnOf?[row] is int cell and >= 0 && RowOrigins.OfCell.Contains(column)
            ? Origins.Columns[cell]
            : FileColumn(column);

    /// <summary>What the file calls a column.</summary>
    public string FileColumn(string column) =>
        fileColumns.TryGetValue(column, out string? name) ? name : Data.Find(column)?.Name ?? column;
}
