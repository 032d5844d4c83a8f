using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Hazard ratios before and after a change point.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ChangePointFit : Result
{
    /// <summary>The change point; events at it belong before.</summary>
    public required double At { get; init; }

    /// <summary>The group that the others are compared with.</summary>
    public required string Reference { get; init; }

    /// <summary>Each other group against the reference up to the change point; <see cref="CoxCoefficient.Term"/> is the group.</summary>
    public required IReadOnlyList<CoxCoefficient> Before { get; init; }

    /// <summary>The same after it.</summary>
    public required IReadOnlyList<CoxCoefficient> After { get; init; }

    /// <summary>The ratio after over the ratio before, with the Wald test of no change.</summary>
    public required IReadOnlyList<CoxCoefficient> Change { get; init; }

    /// <summary>One ratio throughout.</summary>
    public required IReadOnlyList<CoxCoefficient> Constant { get; init; }

    /// <summary>Likelihood-ratio test of no change in any group.</summary>
    public required TestResult Test { get; init; }

    /// <summary>Events up to the change point.</summary>
    public required int EventsBefore { get; init; }

    /// <summary>Events after it.</summary>
    public required int EventsAfter { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string at = Cell.Shortest(At);
        string[] reasons =
        [
            .. Before
                .Concat(After)
                .Concat(Change)
                .Select(c => c.Estimate.Reason)
                .Append(Test.Reason)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(reason => Cell.Sentence(reason) + "."),
        ];
        return new Table(
            $"Hazard ratios against {Reference} before and after {at}",
            [new("", false), new("Hazard ratio"), new(EstimateCells.Heading(Level)), new("p")],
            [
                .. Block(Invariant($"To {at} ({EventsBefore} events)"), Before),
                .. Block(Invariant($"After {at} ({EventsAfter} events)"), After),
                .. Block("After over before", Change),
                .. Block("Throughout", Constant),
            ],
            [
                Test.PValue is { } p
                    ? $"No change: likelihood-ratio chi-square {Cell.Number(Test.Statistic)} on {Cell.Number(Test.DegreesOfFreedom, 0)} df, {Cell.PStatement(p)}."
                    : "No change: no test.",
                "Cox regression on follow-up cut at the change point. A change point read off the curves makes p too small.",
                .. reasons,
            ]
        );
    }

    private static IEnumerable<TableRow> Block(string heading, IReadOnlyList<CoxCoefficient> coefficients) =>
        coefficients
            .Select(c => new TableRow(
                [
                    c.Term,
                    Cell.Number(c.HazardRatio.Value),
                    EstimateCells.Interval(c.HazardRatio.Interval),
                    Cell.PValue(c.Test.PValue),
                ],
                1
            ))
            .Prepend(new TableRow([heading, "", "", ""]));
}
