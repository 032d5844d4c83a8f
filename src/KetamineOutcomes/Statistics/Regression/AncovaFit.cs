using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Regression;

/// <summary>An analysis of covariance: arms compared after adjustment for covariates.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AncovaFit : Result
{
    /// <summary>Coefficients in treatment coding, the intercept first, then the arms, then the covariates in their order.</summary>
    public required IReadOnlyList<AncovaCoefficient> Coefficients { get; init; }

    /// <summary>Adjusted (least squares) mean of each arm.</summary>
    public required IReadOnlyList<AdjustedMean> Arms { get; init; }

    /// <summary>Each other arm minus the reference.</summary>
    public required IReadOnlyList<ArmContrast> Contrasts { get; init; }

    /// <summary>Residual standard deviation; <c>null</c> without residual degrees of freedom.</summary>
    public required double? ResidualStandardDeviation { get; init; }

    /// <summary>People less coefficients.</summary>
    public required double ResidualDegreesOfFreedom { get; init; }

    /// <summary>Covariates that add nothing, by name, and why.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>The options used.</summary>
    public required AncovaFitOptions Options { get; init; }

    /// <summary>An arm's contrast with the reference.</summary>
    /// <param name="arm">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such contrast.</exception>
    public ArmContrast this[string arm] =>
        Contrasts.FirstOrDefault(c => c.Arm == arm) ?? throw new KeyNotFoundException($"There is no contrast '{arm}'.");

    /// <inheritdoc/>
    public override Table ToTable()
    {
        var rows = new List<TableRow> { new(["Adjusted means", "", "", "", "", ""]) };
        rows.AddRange(Arms.Select(a => Row(a.Arm, Cell.Number(a.N, 0), a.Mean, null)));
        rows.Add(new(["Differences", "", "", "", "", ""]));
        rows.AddRange(Contrasts.Select(c => Row($"{c.Arm} minus {c.Reference}", "", c.Difference, c.Test)));
        rows.Add(new(["Coefficients", "", "", "", "", ""]));
        rows.AddRange(Coefficients.Select(c => Row(c.Term, "", c.Estimate, c.Test)));
        string[] reasons = Arms.Select(a => a.Mean.Reason)
            .Concat(Contrasts.Select(c => c.Difference.Reason))
            .Concat(Warnings)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(reason => reason + ".")
            .ToArray();
        return new Table(
            "Analysis of covariance",
            [
                new("", IsNumeric: false),
                new("n"),
                new("Estimate"),
                new("SE"),
                new(EstimateCells.Heading(Options.Level)),
                new("p"),
            ],
            rows,
            [Invariant($"t on {ResidualDegreesOfFreedom} residual degrees of freedom."), .. reasons]
        );
    }

    private static TableRow Row(string label, string n, Estimate estimate, TestResult? test) =>
        new(
            [
                label,
                n,
                Cell.Number(estimate.Value),
                Cell.Number(estimate.StandardError),
                EstimateCells.Interval(estimate.Interval),
                test is null ? "" : Cell.PValue(test.PValue),
            ],
            1
        );
}

/// <summary>A coefficient of the model.</summary>
/// <param name="Term"><c>intercept</c>, <c>age</c> for a number, <c>route=IN</c> for a level.</param>
/// <param name="Estimate">The coefficient with its standard error and t interval.</param>
/// <param name="Test">The t test that it is 0.</param>
public sealed record AncovaCoefficient(string Term, Estimate Estimate, TestResult Test);

/// <summary>An arm's adjusted mean: at the covariates' means over the people used, with equal weights over the levels of
/// factors.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="N">How many people of the arm were used.</param>
/// <param name="Mean">The mean with its standard error and t interval.</param>
public sealed record AdjustedMean(string Arm, double N, Estimate Mean);

/// <summary>An arm minus the reference, adjusted; not corrected for multiplicity.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Difference">The difference with its standard error and t interval.</param>
/// <param name="Test">The t test that it is 0.</param>
public sealed record ArmContrast(string Arm, string Reference, Estimate Difference, TestResult Test);
