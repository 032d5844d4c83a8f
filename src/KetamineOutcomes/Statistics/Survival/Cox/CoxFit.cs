using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
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

    internal CoxState? State { get; init; }

    /// <summary>Residuals of every row used.</summary>
    /// <returns>Martingale, deviance, score, dfbeta, dfbetas, Schoenfeld and scaled Schoenfeld residuals.</returns>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public CoxResiduals Residuals() => ResidualReader.Of(Ready(), Events);

    /// <summary>The curve that the model predicts for someone, one a stratum.</summary>
    /// <param name="profile">Values of covariates; <c>null</c> or unnamed: numbers at their means, factors at their references.</param>
    /// <param name="interval">Scale of the intervals: log-log (the default), log or plain.</param>
    /// <returns>Curves at the event times of each stratum: cumulative hazard (Breslow's; with Efron's denominators under his
    /// rule) and survival exp(−Λ), with the coefficients' uncertainty (Tsiatis 1981, doi:10.1214/aos/1176345335), as R's
    /// <c>survfit.coxph</c>.</returns>
    /// <exception cref="ArgumentException">A level is not there.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is another.</exception>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public IReadOnlyList<CoxCurve> Curves(
        CovariateProfile? profile = null,
        IntervalTransform interval = IntervalTransform.LogLog
    ) =>
        interval is IntervalTransform.LogLog or IntervalTransform.Log or IntervalTransform.Plain
            ? CoxCurves.Of(Ready(), profile ?? new(), interval, Options.Level)
            : throw new ArgumentOutOfRangeException(
                nameof(interval),
                "Predicted curves have log-log, log or plain limits."
            );

    /// <summary>Survival by the levels of a factor with everybody's other covariates (standardised, the g-formula).</summary>
    /// <param name="factor">A factor of the model.</param>
    /// <param name="times">Times.</param>
    /// <returns>For each level and time the mean over all rows of the survival that each would have at that level; interval by
    /// the delta method on the log-log scale, with the people taken as given.</returns>
    /// <exception cref="ArgumentException">The model has no such factor.</exception>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public IReadOnlyList<CoxAdjustedSurvival> AdjustedSurvival(string factor, IReadOnlyList<double> times) =>
        AdjustedCurves.Of(Ready(), factor, [.. times], Options.Level);

    /// <summary>A coefficient over time: scaled Schoenfeld residuals against Kaplan-Meier time, with a smooth curve and its
    /// limits.</summary>
    /// <param name="term">The coefficient's name: <c>age</c>, <c>route=IN</c>.</param>
    /// <returns>Residuals and curve.</returns>
    /// <exception cref="KeyNotFoundException">There is no such coefficient, or it has no estimate.</exception>
    /// <exception cref="InvalidOperationException">There is no event, a coefficient is infinite, or the fit did not converge.</exception>
    public CoefficientOverTime OverTime(string term)
    {
        CoxState state = Ready();
        CoxCoefficient coefficient = this[term];
        int column = state.Names.TakeWhile(name => name != term).Count();
        if (column == state.Names.Count)
        {
            throw new KeyNotFoundException($"The coefficient '{term}' has no estimate: {coefficient.Estimate.Reason}.");
        }
        var scale = EventTimeScale.KaplanMeier(state.Rows);
        CoefficientResidual[] residuals =
        [
            .. Residuals()
                .Schoenfeld.Select(r => new CoefficientResidual(r.Time, scale.At(r.Time), r.Scaled[column]))
                .OrderBy(r => r.Time),
        ];
        double error = coefficient.Estimate.StandardError ?? double.NaN;
        (CoefficientAtTime[] smooth, string? reason) = CoefficientSmoother.Smooth(
            residuals,
            Events * error * error,
            Options.Level
        );
        string covariate = term.Split('=')[0];
        return new CoefficientOverTime
        {
            Term = term,
            Coefficient = coefficient.Estimate,
            Test = (
                ProportionalHazards.FirstOrDefault(t => t.Term == term)
                ?? ProportionalHazards.FirstOrDefault(t => t.Term == covariate)
                ?? ProportionalHazards[^1]
            ).Test,
            Residuals = residuals,
            Smooth = smooth,
            Reason = reason,
        };
    }

    private CoxState Ready() =>
        State is { Reason: null } state
            ? state
            : throw new InvalidOperationException($"No hazard to read: {State?.Reason}.");

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
        rows.Add(Row("Likelihood ratio", LikelihoodRatio));
        rows.Add(Row("Wald", Wald));
        rows.Add(Row("Score", Score));
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
        return Invariant(
            $"{N} rows, {Events} events; {ties}{(Options.Firth ? ", Firth's penalty" : "")}{concordance}."
        );
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
