namespace KetamineOutcomes.Data.Csv;

/// <summary>A block's rows as columns.</summary>
/// <param name="Source">The block.</param>
/// <param name="Columns">The columns; empty when the block is not well formed.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Lines">Number of lines.</param>
internal sealed record ParsedBlock(RecordBlock Source, BlockColumn[] Columns, int Rows, int Lines)
{
    /// <summary>The line of each row within the block, from 0; <c>null</c> when row r stands on line r.</summary>
    public int[]? RowLines { get; init; }

    /// <summary>Rows with too few or too many fields: their line within the block and the number of their fields.</summary>
    public IReadOnlyList<(int Line, int Fields)> Uneven { get; init; } = [];

    /// <summary>Whether a quote is not well formed, so that where records end is uncertain from here on.</summary>
    public bool IsMalformed { get; init; }
}
