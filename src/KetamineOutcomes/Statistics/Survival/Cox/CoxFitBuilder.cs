using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Reads a maximum: coefficients on the covariates' own scales, tests, concordance.</summary>
internal sealed class CoxFitBuilder
{
    private readonly CoxInput input;
    private readonly CoxTerms terms;
    private readonly CoxColumns columns;
    private readonly CoxLikelihood likelihood;
    private readonly CoxPoint start;
    private readonly CoxMaximum maximum;
    private readonly CoxFitOptions options;
    private readonly FirthProfile? firth;
    private readonly CoxRows rows;
    private readonly int[] finite;
    private readonly (int[] Of, int Count)? clusters;

    public CoxFitBuilder(
        CoxInput input,
        CoxTerms terms,
        CoxColumns columns,
        CoxLikelihood likelihood,
        CoxPoint start,
        CoxMaximum maximum,
        FirthProfile? firth,
        CoxFitOptions options
    )
    {
        (this.input, this.terms, this.columns) = (input, terms, columns);
        (this.likelihood, this.start, this.maximum, this.options) = (likelihood, start, maximum, options);
        this.firth = firth;
        rows = likelihood.Rows;
        finite = Enumerable.Range(0, rows.Columns).Where(j => !maximum.Diverging[j]).ToArray();
        clusters = input.Cluster is null ? null : ClustersOf(input);
    }

    private bool IsRobust => input.Weights is not null || input.Cluster is not null;

    private double[] Beta => maximum.Point.Coefficients;

    public CoxFit Build()
    {
        double[] eta = [];
        double[]? robust = null;
        Estimate concordance = Estimate.NotEstimable("there is no event");
        ProportionalHazardsSums? hazards = null;
        double[] variance = SubMatrix(maximum.Point.Information).Inverse();
        if (start.EventTimes > 0)
        {
            eta = rows.Predict(Beta);
            // Neither needs the other; each is the same whichever ends first.
            SideBySide.Run(
                () => concordance = Concordance(eta),
                () =>
                {
                    hazards = new ProportionalHazardsSums(rows);
                    likelihood.Visit(Beta, hazards);
                }
            );
            robust = IsRobust ? RobustVariance.Of(likelihood, Beta, finite, variance, clusters) : null;
        }
        (double people, double events) = People();
        return new CoxFit
        {
            N = people,
            Events = events,
            Coefficients = Coefficients(variance, robust),
            NullLogLikelihood = firth?.NullValue ?? start.LogLikelihood,
            LogLikelihood = firth?.Value ?? maximum.Point.LogLikelihood,
            LikelihoodRatio = LikelihoodRatio(),
            Wald = Wald(robust),
            Score = ScoreTest(),
            Concordance = concordance,
            ProportionalHazards = ProportionalHazards(hazards),
            Converged = maximum.Converged,
            Iterations = maximum.Iterations,
            IsRobust = IsRobust,
            Warnings = Warnings(),
            Rows = input.Rows,
            Options = options,
            State = StateOf(variance, robust ?? variance),
        };
    }

    private string? ReasonOf(int kept) =>
        !maximum.Converged ? Invariant($"the likelihood did not reach a maximum in {maximum.Iterations} iterations")
        : maximum.Diverging[kept]
            ? $"monotone likelihood: it grows without bound with {DivergingNames()}, as every event befalls the "
                + "highest risk at its time, so that the coefficient is infinite"
        : null;

    private string DivergingNames() =>
        string.Join(
            ", ",
            Enumerable.Range(0, rows.Columns).Where(j => maximum.Diverging[j]).Select(j => $"'{NameOf(j)}'")
        );

    private string NameOf(int kept) => columns.Names[columns.Kept[kept]];

    private CoxCoefficient[] Coefficients(double[] variance, double[]? robust)
    {
        var coefficients = new CoxCoefficient[columns.Names.Count];
        for (int c = 0; c < coefficients.Length; c++)
        {
            string name = columns.Names[c];
            int kept = columns.Kept.ToList().IndexOf(c);
            string? reason = kept < 0 ? columns.Reasons[c] : ReasonOf(kept);
            if (reason is not null)
            {
                coefficients[c] = CoxCoefficient.None(name, reason, options.Level);
                continue;
            }
            int place = Array.IndexOf(finite, kept);
            double scale = rows.Scale[kept];
            double At(double[] matrix) => Math.Sqrt(Math.Max(0, matrix[place * finite.Length + place])) / scale;
            if (firth is not null)
            {
                (double? lower, double? upper) = firth.Limits[kept];
                coefficients[c] = CoxCoefficient.Profile(
                    name,
                    Beta[kept] / scale,
                    At(variance),
                    lower / scale,
                    upper / scale,
                    firth.Tests[kept],
                    options.Level
                );
                continue;
            }
            coefficients[c] = CoxCoefficient.Of(
                name,
                Beta[kept] / scale,
                At(variance),
                robust is null ? null : At(robust),
                options.Level
            );
        }
        return coefficients;
    }

    private TestResult LikelihoodRatio()
    {
        const string name = "likelihood-ratio test";
        return Undefined(name)
            ?? ChiSquare(
                name,
                2
                    * Math.Max(
                        0,
                        firth is null
                            ? maximum.Point.LogLikelihood - start.LogLikelihood
                            : firth.Value - firth.NullValue
                    ),
                rows.Columns
            );
    }

    private TestResult ScoreTest()
    {
        const string name = "score test";
        return Undefined(name)
            ?? (
                firth is null
                    ? null
                    : TestResult.NotDefined(name, "Firth's penalty goes with the likelihood-ratio test")
            )
            ?? ChiSquare(
                name,
                InformationMatrix.Factor(start.Information, rows.Columns).QuadraticForm(start.Score),
                rows.Columns
            );
    }

    private TestResult Wald(double[]? robust)
    {
        const string name = "Wald test";
        if (Undefined(name) is { } undefined)
        {
            return undefined;
        }
        if (finite.Length < rows.Columns)
        {
            return TestResult.NotDefined(name, $"the coefficient of {DivergingNames()} is infinite");
        }
        if (robust is null)
        {
            return ChiSquare(name, Product(Beta, maximum.Point.Information), rows.Columns);
        }
        InformationMatrix variance = InformationMatrix.Factor(Pack(robust, rows.Columns), rows.Columns, 1e-12);
        return variance.IsFullRank
            ? ChiSquare(name, variance.QuadraticForm(Beta), rows.Columns)
            : TestResult.NotDefined(name, "the robust variance is singular: there are too few clusters");
    }

    private TestResult? Undefined(string name) =>
        start.EventTimes == 0 ? TestResult.NotDefined(name, "there is no event")
        : rows.Columns == 0 ? TestResult.NotDefined(name, "no covariate has a coefficient")
        : !maximum.Converged ? TestResult.NotDefined(name, ReasonOf(0)!)
        : null;

    private static TestResult ChiSquare(string name, double statistic, int df) =>
        new(name, statistic, df, ChiSquared.UpperTail(statistic, df));

    private IReadOnlyList<ProportionalHazardsTest> ProportionalHazards(ProportionalHazardsSums? sums)
    {
        var tests = new List<ProportionalHazardsTest>();
        for (int term = 0; term < terms.Names.Count; term++)
        {
            int[] tested = finite.Where(j => terms.TermOfColumn[columns.Kept[j]] == term).ToArray();
            int[] own = Enumerable.Range(0, columns.Names.Count).Where(c => terms.TermOfColumn[c] == term).ToArray();
            string? none = own.Select(c => columns.Reasons[c]).FirstOrDefault(r => r is not null);
            tests.Add(Of(terms.Names[term], tested, none));
        }
        tests.AddRange(terms.WithOneLevel.Select(name => Of(name, [], $"'{name}' has a single level")));
        tests.Add(Of(ProportionalHazardsTest.Global, finite, null));
        return tests;

        ProportionalHazardsTest Of(string term, int[] tested, string? none) =>
            new(
                term,
                Undefined(ProportionalHazardsTest.TestName)
                    ?? (
                        tested.Length == 0
                            ? TestResult.NotDefined(
                                ProportionalHazardsTest.TestName,
                                none ?? $"the coefficient of {DivergingNames()} is infinite"
                            )
                        : firth is not null
                            ? TestResult.NotDefined(
                                ProportionalHazardsTest.TestName,
                                "not given with Firth's penalty, under which the score is not 0"
                            )
                        : sums!.Test(ProportionalHazardsTest.TestName, tested, finite)
                    )
            );
    }

    private Estimate Concordance(double[] eta) =>
        !maximum.Converged
            ? Estimate.NotEstimable(ReasonOf(0)!)
            : ConcordanceCount.Of(rows, eta, clusters?.Of, clusters?.Count ?? 0, options.Level);

    private (double People, double Events) People()
    {
        double people = input.Frequencies is null ? input.Rows.Used : 0;
        double events = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            people += input.Frequencies is null ? 0 : rows.PeopleOf(row);
            events += rows.IsEvent[row] ? rows.PeopleOf(row) : 0;
        }
        return (people, events);
    }

    private CoxState StateOf(double[] variance, double[] used) =>
        new()
        {
            Likelihood =
                options.Ties == CoxTies.Exact
                    ? new CoxLikelihood(rows, CoxTies.Breslow, CancellationToken.None)
                    : likelihood,
            Design = terms.Design,
            Kept = columns.Kept,
            Names = columns.Kept.Select(c => columns.Names[c]).ToArray(),
            Reason =
                start.EventTimes == 0
                    ? "there is no event"
                    : Enumerable.Range(0, rows.Columns).Select(ReasonOf).FirstOrDefault(r => r is not null),
            Coefficients = Beta,
            Variance = variance,
            UsedVariance = used,
            Strata = StrataNames(),
        };

    private string[] StrataNames()
    {
        var names = new string[rows.Strata.Length - 1];
        for (int stratum = 0; stratum < names.Length; stratum++)
        {
            names[stratum] =
                input.Strata is null || rows.Count == 0
                    ? "all"
                    : input.Strata.TextAt(rows.Source[rows.Strata[stratum]]);
        }
        return names;
    }

    private string[] Warnings() =>
        [
            .. terms.WithOneLevel.Select(name => $"'{name}' has a single level and is left out"),
            .. columns.Reasons.OfType<string>().Distinct(StringComparer.Ordinal),
            .. Enumerable.Range(0, rows.Columns).Select(ReasonOf).OfType<string>().Distinct(StringComparer.Ordinal),
        ];

    private InformationMatrix SubMatrix(double[] packed)
    {
        var part = new double[finite.Length * (finite.Length + 1) / 2];
        for (int i = 0, k = 0; i < finite.Length; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                part[k] = packed[finite[i] * (finite[i] + 1) / 2 + finite[j]];
            }
        }
        return InformationMatrix.Factor(part, finite.Length, 0);
    }

    private static double Product(double[] vector, double[] packed)
    {
        double sum = 0;
        for (int i = 0, k = 0; i < vector.Length; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                sum += (i == j ? 1 : 2) * vector[i] * vector[j] * packed[k];
            }
        }
        return sum;
    }

    private static double[] Pack(double[] full, int size)
    {
        var packed = new double[size * (size + 1) / 2];
        for (int i = 0, k = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                packed[k] = full[i * size + j];
            }
        }
        return packed;
    }

    private (int[] Of, int Count) ClustersOf(CoxInput from)
    {
        var of = new int[rows.Count];
        for (int row = 0; row < of.Length; row++)
        {
            of[row] = from.Cluster!.Codes[rows.Source[row]];
        }
        return (of, from.Cluster!.Levels.Count);
    }
}
