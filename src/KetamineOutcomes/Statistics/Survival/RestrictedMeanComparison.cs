using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Restricted mean survival times of the groups up to one tau, with differences and ratios against a reference.</summary>
public sealed record RestrictedMeanComparison : Result
{
    /// <summary>End of the window; <c>null</c> when none was given and no group has follow-up.</summary>
    public required double? Tau { get; init; }

    /// <summary>Start of the window; 0 unless another was asked for.</summary>
    public double From { get; init; }

    /// <summary>The reference group's name.</summary>
    public required string Reference { get; init; }

    /// <summary>Each group's restricted mean, in the order of the groups.</summary>
    public required IReadOnlyList<SurvivalContrast> Means { get; init; }

    /// <summary>Each other group's mean minus the reference's; z test of 0.</summary>
    public required IReadOnlyList<SurvivalContrast> Differences { get; init; }

    /// <summary>Each other group's mean over the reference's; standard error and z test on the log scale.</summary>
    public required IReadOnlyList<SurvivalContrast> Ratios { get; init; }

    /// <summary>Each comparison as a sentence that a clinician reads: days gained without relapse.</summary>
    /// <param name="unit">The unit of the times, plural: <c>days</c>.</param>
    /// <param name="outcome">The event: <c>relapse</c>.</param>
    /// <returns>One sentence a comparison, in the order of <see cref="Differences"/>.</returns>
    public IReadOnlyList<string> InWords(string unit = "days", string outcome = "the event")
    {
        string window =
            From > 0 ? $"Between {Short(From)} and {Short(Tau)} {unit}" : $"Over the first {Short(Tau)} {unit}";
        return Differences.Select(difference => Sentence(difference, window, unit, outcome)).ToArray();
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            From > 0
                ? $"Mean time without event between {Cell.Shortest(From)} and {Cell.Shortest(Tau)}"
                : $"Restricted mean survival time to {Cell.Shortest(Tau)}",
            [new("Group", false), new("RMST"), new(IntervalHeading), new("Difference"), new(IntervalHeading), new("p")],
            Means.Select(RowOf).ToArray(),
            [$"Differences are against {Reference}."]
        );

    private string Sentence(SurvivalContrast difference, string window, string unit, string outcome)
    {
        if (difference.Estimate is not { Value: { } value, Interval: { Lower: { } lower, Upper: { } upper } interval })
        {
            return $"{window}, {difference.Group} could not be compared with {Reference}: {difference.Estimate.Reason}.";
        }
        string change =
            Cell.Number(value, 1) is "0.0" ? "no difference"
            : value > 0 ? $"{Cell.Number(value, 1)} {unit} longer"
            : $"{Cell.Number(-value, 1)} {unit} shorter";
        string p = difference.Test?.PValue is { } known ? $"; {Cell.PStatement(known)}" : "";
        return $"{window}, the mean time without {outcome} was {Cell.Number(MeanOf(difference.Group), 1)} {unit} with "
            + $"{difference.Group} and {Cell.Number(MeanOf(Reference), 1)} with {Reference}: {change} "
            + Invariant($"({100 * interval.Level:0.##}% CI ")
            + $"{Cell.Interval(lower, upper, 1)}{p}).";
    }

    private double? MeanOf(string group) => Means.First(mean => mean.Group == group).Estimate.Value;

    private string IntervalHeading => EstimateCells.Heading(Means.Select(m => m.Estimate.Interval).FirstOrDefault());

    private static string Short(double? time) => Cell.Shortest(time, 1);

    private TableRow RowOf(SurvivalContrast mean)
    {
        SurvivalContrast? difference = Differences.FirstOrDefault(d => d.Group == mean.Group);
        return new TableRow([
            mean.Group,
            Cell.Number(mean.Estimate.Value),
            Cell.Interval(mean.Estimate.Interval?.Lower, mean.Estimate.Interval?.Upper),
            difference is null ? "reference" : Cell.Number(difference.Estimate.Value),
            difference is null
                ? ""
                : Cell.Interval(difference.Estimate.Interval?.Lower, difference.Estimate.Interval?.Upper),
            difference is null ? "" : Cell.PValue(difference.Test?.PValue),
        ]);
    }
}
