using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>A standardised difference between two groups: what it is called, how it was made, and the estimate.</summary>
/// <param name="Name">The measure's name: <c>Hedges' g</c>.</param>
/// <param name="Method">How estimate and limits were made, as a methods section would print it.</param>
/// <param name="Estimate">The number with its limits, or why there is none; positive when the group is higher.</param>
public sealed record EffectSize(string Name, string Method, Estimate Estimate) : Result
{
    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            Name,
            [new("", IsNumeric: false), new("Estimate"), new(EstimateCells.Heading(Estimate.Interval))],
            [new([Name, Cell.Number(Estimate.Value), EstimateCells.Interval(Estimate.Interval)])],
            [
                TableNotes.Sentence(Method),
                .. Estimate.Reason is { } reason ? [TableNotes.Sentence(reason)] : Array.Empty<string>(),
            ]
        );
}
