using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Whether k groups of different people share one proportion: chi-square and Fisher's exact test.</summary>
public sealed record HomogeneityTests : Result
{
    private HomogeneityTests(TestResult chiSquare, ExactTest fisher)
    {
        ChiSquare = chiSquare;
        Fisher = fisher;
    }

    /// <summary>Pearson's chi-square on k − 1 degrees of freedom, uncorrected unless asked for (k = 2 only).</summary>
    public TestResult ChiSquare { get; }

    /// <summary>Fisher's test of the k × 2 table (Freeman and Halton 1951).</summary>
    public ExactTest Fisher { get; }

    /// <summary>Tests k groups; those of nobody take no part.</summary>
    /// <param name="groups">Events and people of each group.</param>
    /// <param name="seed">Seed of the Monte Carlo p-value, used where the exact one is out of reach.</param>
    /// <param name="continuityCorrection">Yates's correction when k = 2. Default no.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Both tests.</returns>
    public static HomogeneityTests Of(
        IReadOnlyList<BinomialCount> groups,
        int seed = 1,
        bool continuityCorrection = false,
        CancellationToken cancellation = default
    ) => new(ChiSquareTests.Of(groups, continuityCorrection), FreemanHalton.Test(groups, seed, cancellation));

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string error = Fisher.MonteCarloError is { } e ? $" (± {Cell.Number(e, 4)}, Monte Carlo)" : "";
        return new Table(
            "All groups together",
            [new("Test", IsNumeric: false), new("Statistic"), new("df"), new("p")],
            [
                new([
                    ChiSquare.Name,
                    Cell.Number(ChiSquare.Statistic, 3),
                    Cell.Number(ChiSquare.DegreesOfFreedom, 0),
                    Cell.PValue(ChiSquare.PValue),
                ]),
                new(["Fisher's exact test", "", "", Cell.PValue(Fisher.PValue) + error]),
            ],
            ChiSquare.Reason is { } reason ? [$"Not estimable: {reason}."] : []
        );
    }
}

/// <summary>The p-value of an exact test: computed exactly, or estimated by drawing tables.</summary>
/// <param name="PValue">The p-value; <c>null</c> when undefined.</param>
/// <param name="MonteCarloError">Standard error of a drawn p-value; <c>null</c> when it is exact.</param>
/// <param name="Replicates">Tables drawn; 0 when the p-value is exact.</param>
/// <param name="Reason">Why there is no p-value, or <c>null</c>.</param>
public sealed record ExactTest(double? PValue, double? MonteCarloError, int Replicates, string? Reason);
