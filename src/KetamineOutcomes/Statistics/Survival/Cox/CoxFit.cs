using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>A fitted Cox model.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CoxFit : Result
{
    /// <summary>Rows used; people, where frequencies are given.</summary>
    public required double N { get; init; }

    /// <summary>Events among them.</summary>
    public required double Events { get; init; }

    /// <summary>One a design column, in the covariates' order.</summary>
    public required IReadOnlyList<CoxCoefficient> Coefficients { get; init; }

    /// <summary>Log partial likelihood with all coefficients 0.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Log partial likelihood at the estimates; its limit where a coefficient is infinite.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Likelihood-ratio test that all coefficients are 0.</summary>
    public required TestResult LikelihoodRatio { get; init; }

    /// <summary>Wald test of the same; from the robust variance where there is one.</summary>
    public required TestResult Wald { get; init; }

    /// <summary>Score test of the same, with the model's variance: the log-rank test for one factor without ties.</summary>
    public required TestResult Score { get; init; }

    /// <summary>Share of comparable pairs, within strata, in which the higher risk fails first, ties in risk one half; standard
    /// error by the infinitesimal jackknife, interval normal and cut to [0, 1].</summary>
    public required Estimate Concordance { get; init; }

    /// <summary>Tests of proportional hazards, one a column, <c>GLOBAL</c> last.</summary>
    public required IReadOnlyList<ProportionalHazardsTest> ProportionalHazards { get; init; }

    /// <summary>Whether the likelihood reached its maximum, or its limit where a coefficient is infinite.</summary>
    public required bool Converged { get; init; }

    /// <summary>Newton steps made.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether intervals, z and p come from the robust variance.</summary>
    public required bool IsRobust { get; init; }

    /// <summary>Covariates without a coefficient, by name, and why.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows used and dropped.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>The options used.</summary>
    public required CoxFitOptions Options { get; init; }

    /// <summary>A term's coefficient.</summary>
    /// <param name="term">Its name: <c>age</c>, <c>route=IN</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such term.</exception>
    public CoxCoefficient this[string term] =>
        Coefficients.FirstOrDefault(c => c.Term == term)
        ?? throw new KeyNotFoundException($"There is no coefficient '{term}'.");

    /// <inheritdoc/>
    public override Table ToTable()
    {
        var rows = new List<TableRow> { Heading("Coefficients") };
        rows.AddRange(Coefficients.Select(Row));
        rows.Add(Heading("Tests"));
        rows.AddRange(new[] { LikelihoodRatio, Wald, Score }.Select(test => Row(Cell.Sentence(test.Name), test)));
        rows.Add(Heading("Proportional hazards"));
        rows.AddRange(ProportionalHazards.Select(test => Row(test.Term, test.Test)));
        string[] reasons = Coefficients
            .Select(c => c.Estimate.Reason)
            .Concat([LikelihoodRatio.Reason, Wald.Reason, Score.Reason, Concordance.Reason])
            .Concat(ProportionalHazards.Select(test => test.Test.Reason))
            .Concat(Warnings)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(reason => Cell.Sentence(reason) + ".")
            .ToArray();
        return new Table(
            "Cox regression",
            [
                new("", IsNumeric: false),
                new("Log HR"),
                new(IsRobust ? "Robust SE" : "SE"),
                new("Hazard ratio"),
                new(EstimateCells.Heading(Options.Level)),
                new("Chi-square"),
                new("df"),
                new("p"),
            ],
            rows,
            [Summary(), .. reasons]
        );
    }

    private string Summary()
    {
        string ties = Options.Ties switch
        {
            CoxTies.Breslow => "Breslow's rule for ties",
            CoxTies.Exact => "exact (discrete) likelihood for ties",
            _ => "Efron's rule for ties",
        };
        string concordance = Concordance.Value is null
            ? ""
            : $"; concordance {Cell.Number(Concordance.Value, 3)} (SE {Cell.Number(Concordance.StandardError, 3)})";
        return Invariant($"{N} rows, {Events} events; {ties}{concordance}.");
    }

    private static TableRow Heading(string text) => new([text, "", "", "", "", "", "", ""]);

    private static TableRow Row(CoxCoefficient c) =>
        new(
            [
                c.Term,
                Cell.Number(c.Estimate.Value, 3),
                Cell.Number(c.RobustStandardError ?? c.Estimate.StandardError, 3),
                Cell.Number(c.HazardRatio.Value),
                EstimateCells.Interval(c.HazardRatio.Interval),
                "",
                "",
                Cell.PValue(c.Test.PValue),
            ],
            1
        );

    private static TableRow Row(string label, TestResult test) =>
        new(
            [
                label,
                "",
                "",
                "",
                "",
                Cell.Number(test.Statistic),
                Cell.Number(test.DegreesOfFreedom, 0),
                Cell.PValue(test.PValue),
            ],
            1
        );
}
