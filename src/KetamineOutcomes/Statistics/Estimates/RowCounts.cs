namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>What became of the rows: how many were read, used, and dropped for which reason.</summary>
/// <param name="Read">Rows in the input, before any filter.</param>
/// <param name="Used">Rows the analysis used.</param>
/// <param name="Dropped">The others, by reason, in the order in which the reasons were checked.</param>
public sealed record RowCounts(long Read, long Used, IReadOnlyList<DroppedRows> Dropped)
{
    /// <summary>Every row used.</summary>
    /// <param name="rows">How many.</param>
    /// <returns>The counts.</returns>
    public static RowCounts All(long rows) => new(rows, rows, []);
}

/// <summary>Rows left out for one reason.</summary>
/// <param name="Reason">The reason, for people: <c>no value in column 'score'</c>.</param>
/// <param name="Rows">How many rows.</param>
public sealed record DroppedRows(string Reason, long Rows);
