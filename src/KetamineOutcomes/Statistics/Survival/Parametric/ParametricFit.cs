using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>A parametric survival model.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ParametricFit : Result
{
    /// <summary>Coefficients of the linear predictor, the intercept first.</summary>
    public required IReadOnlyList<ParametricCoefficient> Coefficients { get; init; }

    /// <summary>Shapes: <c>log scale</c> (log σ), <c>Q</c>, or Gompertz's <c>shape</c> (γ); none for the exponential.</summary>
    public required IReadOnlyList<ParametricCoefficient> Shapes { get; init; }

    /// <summary>Log likelihood of the times (not of their logarithms); <c>null</c> when there is no fit.</summary>
    public required double? LogLikelihood { get; init; }

    /// <summary>Number of coefficients and shapes estimated.</summary>
    public required int Parameters { get; init; }

    /// <summary>People used.</summary>
    public required double People { get; init; }

    /// <summary>Events among them.</summary>
    public required double Events { get; init; }

    /// <summary>Newton steps made.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the maximum was reached.</summary>
    public required bool Converged { get; init; }

    /// <summary>Covariates that add nothing, by name, and why.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>The options used.</summary>
    public required ParametricOptions Options { get; init; }

    internal ParametricPrediction? Prediction { get; init; }

    /// <summary>−2 log likelihood + 2·parameters: smaller is better, between laws on the same rows.</summary>
    public double? AkaikeInformation => -2 * LogLikelihood + 2 * Parameters;

    /// <summary>−2 log likelihood + parameters·log(people), as in R's BIC; some use the number of events.</summary>
    public double? BayesianInformation => -2 * LogLikelihood + Parameters * Math.Log(People);

    /// <summary>A coefficient or shape.</summary>
    /// <param name="term">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public ParametricCoefficient this[string term] =>
        Coefficients.Concat(Shapes).FirstOrDefault(c => c.Term == term)
        ?? throw new KeyNotFoundException($"There is no coefficient '{term}'.");

    /// <summary>Survival at the covariates' means, factors with equal weights over their levels; also beyond follow-up.</summary>
    /// <param name="time">Time, 0 or more.</param>
    /// <returns>Survival; no standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public Estimate SurvivalAt(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), "A time is 0 or more and finite.");
        }
        return Prediction is { } prediction
            ? Estimate.Of(prediction.SurvivalAtMeans(time))
            : Estimate.NotEstimable(Coefficients[0].Estimate.Reason ?? "there is no fit");
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        bool hazards = Options.Distribution == ParametricDistribution.Gompertz;
        return new Table(
            Invariant($"Parametric survival: {Options.Distribution}"),
            [
                new("Term", IsNumeric: false),
                new("Coefficient"),
                new("SE"),
                new(hazards ? "Hazard ratio" : "Time ratio"),
                new(EstimateCells.Heading(Options.Level)),
                new("p"),
            ],
            [.. Coefficients.Select((c, i) => Row(c, isRatio: i > 0)), .. Shapes.Select(c => Row(c, isRatio: false))],
            [
                LogLikelihood is null
                    ? $"No fit: {Coefficients[0].Estimate.Reason}."
                    : $"Log likelihood {Cell.Number(LogLikelihood)}, AIC {Cell.Number(AkaikeInformation)}; "
                        + $"{Cell.Number(Events, 0)} events in {Cell.Number(People, 0)} people. Intervals of covariates are those of the ratio.",
                .. Warnings.Select(warning => warning + "."),
            ]
        );
    }

    private static TableRow Row(ParametricCoefficient coefficient, bool isRatio)
    {
        double? Shown(double? value) => isRatio && value is { } number ? Math.Exp(number) : value;
        ConfidenceInterval? interval = coefficient.Estimate.Interval;
        return new([
            coefficient.Term,
            Cell.Number(coefficient.Estimate.Value, 3),
            Cell.Number(coefficient.Estimate.StandardError, 3),
            isRatio ? Cell.Number(Shown(coefficient.Estimate.Value)) : "",
            Cell.Interval(Shown(interval?.Lower), Shown(interval?.Upper)),
            isRatio ? Cell.PValue(coefficient.Test.PValue) : "",
        ]);
    }
}

/// <summary>A coefficient or shape of a parametric survival model.</summary>
/// <param name="Term"><c>intercept</c>, <c>age</c> for a number, <c>route=IN</c> for a level, or a shape's name.</param>
/// <param name="Estimate">The coefficient with its standard error and normal interval.</param>
/// <param name="Test">The Wald test that it is 0.</param>
public sealed record ParametricCoefficient(string Term, Estimate Estimate, TestResult Test);
