using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>A fitted Fine-Gray model.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record FineGrayFit : Result
{
    /// <summary>The cause modelled.</summary>
    public required string Cause { get; init; }

    /// <summary>People used.</summary>
    public required double N { get; init; }

    /// <summary>Events of the cause.</summary>
    public required double Events { get; init; }

    /// <summary>Events of other causes.</summary>
    public required double OtherEvents { get; init; }

    /// <summary>One a design column, in the covariates' order.</summary>
    public required IReadOnlyList<SubdistributionCoefficient> Coefficients { get; init; }

    /// <summary>Weighted log partial likelihood with all coefficients 0. It is no likelihood of the data: compare models by the
    /// Wald test.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>The same at the estimates; its limit where a coefficient is infinite.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Wald test, with the sandwich, that all coefficients are 0.</summary>
    public required TestResult Wald { get; init; }

    /// <summary>Whether the likelihood reached its maximum, or its limit where a coefficient is infinite.</summary>
    public required bool Converged { get; init; }

    /// <summary>Newton steps made.</summary>
    public required int Iterations { get; init; }

    /// <summary>Covariates without a coefficient, by name, and why.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>The options used.</summary>
    public required FineGrayOptions Options { get; init; }

    internal SubdistributionBaseline? Baseline { get; init; }

    /// <summary>A term's coefficient.</summary>
    /// <param name="term">Its name: <c>age</c>, <c>route=IN</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such term.</exception>
    public SubdistributionCoefficient this[string term] =>
        Coefficients.FirstOrDefault(c => c.Term == term)
        ?? throw new KeyNotFoundException($"There is no coefficient '{term}'.");

    /// <summary>The predicted incidence of the cause over time, 1 − exp(−Λ(t)·exp(βz)), as crr's predict.</summary>
    /// <param name="profile">Values by term (<c>age</c> 40, <c>route=IN</c> 1). Terms left out: 0, which is the reference level of a
    /// factor.</param>
    /// <returns>One a time with an event of the cause, ascending; none when the model has no maximum.</returns>
    /// <exception cref="KeyNotFoundException">There is no such term.</exception>
    public IReadOnlyList<(double Time, double Incidence)> Predict(IReadOnlyDictionary<string, double> profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        foreach (string term in profile.Keys)
        {
            _ = this[term];
        }
        return Baseline?.Predict(profile) ?? [];
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"Fine-Gray regression: {Cause}",
            [
                new("", IsNumeric: false),
                new("Log SHR"),
                new("SE"),
                new("Subdistribution hazard ratio"),
                new(EstimateCells.Heading(Options.Level)),
                new("p"),
            ],
            Coefficients
                .Select(c => new TableRow([
                    c.Term,
                    Cell.Number(c.Estimate.Value, 3),
                    Cell.Number(c.Estimate.StandardError, 3),
                    Cell.Number(c.SubdistributionHazardRatio.Value),
                    EstimateCells.Interval(c.SubdistributionHazardRatio.Interval),
                    Cell.PValue(c.Test.PValue),
                ]))
                .ToArray(),
            [
                Invariant(
                    $"{N} people, {Events} events of the cause, {OtherEvents} of others; sandwich variance that counts the weights' curve as estimated."
                ),
                .. Coefficients
                    .Select(c => c.Estimate.Reason)
                    .Concat(Warnings)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(reason => Cell.Sentence(reason) + "."),
            ]
        );
}
