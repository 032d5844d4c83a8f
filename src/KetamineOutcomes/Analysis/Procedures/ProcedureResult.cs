using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The base of what a procedure gives: its settings and what became of the rows travel with the numbers.</summary>
public abstract record ProcedureResult : Result
{
    /// <summary>Every option with the value used, defaults too, and the conventions chosen.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Rows read, used and dropped, with reasons.</summary>
    public required RowCounts Rows { get; init; }
}
