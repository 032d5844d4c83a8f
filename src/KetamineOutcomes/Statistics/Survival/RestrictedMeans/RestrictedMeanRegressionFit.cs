using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.RestrictedMeans;

/// <summary>A regression of restricted mean survival time.</summary>
public sealed record RestrictedMeanRegressionFit : Result
{
    /// <summary>End of the window.</summary>
    public required double Tau { get; init; }

    /// <summary>Coefficients, the intercept first, then the arms (differences in restricted mean time from the reference), then the
    /// covariates.</summary>
    public required IReadOnlyList<RestrictedMeanCoefficient> Coefficients { get; init; }

    /// <summary>People used.</summary>
    public required double People { get; init; }

    /// <summary>Covariates that add nothing, and arms that were not followed to tau.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>The options used.</summary>
    public required RestrictedMeanRegressionOptions Options { get; init; }

    /// <summary>A coefficient.</summary>
    /// <param name="term">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public RestrictedMeanCoefficient this[string term] =>
        Coefficients.FirstOrDefault(c => c.Term == term)
        ?? throw new KeyNotFoundException($"There is no coefficient '{term}'.");

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"Restricted mean time to {Cell.Shortest(Tau)}, adjusted",
            [
                new("Term", false),
                new("Difference in mean time"),
                new("SE"),
                new(EstimateCells.Heading(Options.Level)),
                new("p"),
            ],
            Coefficients
                .Select(c => new TableRow([
                    c.Term,
                    Cell.Number(c.Estimate.Value),
                    Cell.Number(c.Estimate.StandardError),
                    EstimateCells.Interval(c.Estimate.Interval),
                    Cell.PValue(c.Test.PValue),
                ]))
                .ToArray(),
            [
                $"{Cell.Number(People, 0)} people; weights by censoring within arm (Tian, Zhao and Wei).",
                .. Warnings.Select(TableNotes.Sentence),
            ]
        );
}

/// <summary>A coefficient of a regression of restricted mean time.</summary>
/// <param name="Term"><c>intercept</c>, <c>age</c> for a number, <c>route=IN</c> for a level.</param>
/// <param name="Estimate">The coefficient with its standard error and normal interval.</param>
/// <param name="Test">The Wald test that it is 0.</param>
public sealed record RestrictedMeanCoefficient(string Term, Estimate Estimate, TestResult Test);
