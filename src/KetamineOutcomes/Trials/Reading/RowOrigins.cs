namespace KetamineOutcomes.Trials.Reading;

/// <summary>Where the rows of a table come from that does not stand in one file as it is: the file of each row, and the
/// column whose cell became the row (in a wide file <c>madrs_d28</c> became a score of day 28). Codes and names, so that
/// millions of rows cost an integer each.</summary>
internal sealed record RowOrigins
{
    /// <summary>The files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Each row's place among <see cref="Files"/>; null when all are of the first.</summary>
    public int[]? FileOf { get; init; }

    /// <summary>The columns that cells were taken from; empty where rows are rows of the file.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Each row's place among <see cref="Columns"/>, -1 for none; null where rows are rows of the file.</summary>
    public int[]? ColumnOf { get; init; }

    /// <summary>Our columns that the cell and its column's name became: scale, day, score, visit.</summary>
    public static IReadOnlySet<string> OfCell { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "scale", "day", "score", "visit" };

    /// <summary>The origins of some of the rows.</summary>
    public RowOrigins Take(int[] rows) =>
        this with
        {
            FileOf = FileOf is null ? null : Array.ConvertAll(rows, row => FileOf[row]),
            ColumnOf = ColumnOf is null ? null : Array.ConvertAll(rows, row => ColumnOf[row]),
        };
}
