using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>Residuals, predicted and adjusted curves and Firth's penalty against R (cox_more.R).</summary>
public class CoxReadingTests
{
    private static readonly ILookup<string, GoldenRow> Residuals = Golden("cox_residuals.csv");
    private static readonly ILookup<string, GoldenRow> Schoenfeld = Golden("cox_schoenfeld.csv");
    private static readonly ILookup<string, GoldenRow> Curves = Golden("cox_curves.csv");
    private static readonly ILookup<string, GoldenRow> Firth = Golden("cox_firth.csv");
    private static readonly ILookup<string, GoldenRow> Adjusted = Golden("cox_adjusted.csv");

    public static TheoryData<string> Cases => new(Curves.Select(group => group.Key));

    /// <summary>The fits of cox_more.R, which are those of cox.R but for two.</summary>
    private static CoxFit Fit(string name) =>
        name switch
        {
            "veteran_breslow" or "veteran_strata" => CoxCase.Read(name).Fit(),
            "small_strata" or "small_weights" or "small_breslow" or "small" => CoxCase.Read(name).Fit(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    [Theory, MemberData(nameof(Cases))]
    public void Residuals_agree(string name)
    {
        CoxResiduals residuals = Fit(name).Residuals();
        IReadOnlyList<double> Of(string kind, string term)
        {
            int at = residuals.Terms.ToList().IndexOf(term);
            return kind switch
            {
                "martingale" => residuals.Martingale,
                "deviance" => residuals.Deviance,
                "score" => residuals.Score[at],
                "dfbeta" => residuals.DfBeta[at],
                _ => residuals.DfBetas[at],
            };
        }
        foreach (var column in Residuals[name].GroupBy(r => (r.Text("kind"), r.Text("term"))))
        {
            IReadOnlyList<double> actual = Of(column.Key.Item1, column.Key.Item2);
            double size = column.Max(r => Math.Abs(r.Value("value")));
            foreach (GoldenRow row in column)
            {
                double found = actual[(int)row.Value("row")];
                Assert.True(
                    Math.Abs(row.Value("value") - found) <= 1e-8 * size,
                    $"{name} {column.Key} row {row.Text("row")}: expected {row.Value("value"):R}, found {found:R}"
                );
            }
        }
        Assert.Equal(residuals.Rows.Order(), residuals.Rows);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Schoenfeld_residuals_agree(string name)
    {
        CoxResiduals residuals = Fit(name).Residuals();
        foreach (var column in Schoenfeld[name].GroupBy(r => (Kind: r.Text("kind"), Term: r.Text("term"))))
        {
            int at = residuals.Terms.ToList().IndexOf(column.Key.Term);
            double[] values = residuals
                .Schoenfeld.Select(s => (column.Key.Kind == "schoenfeld" ? s.Values : s.Scaled)[at])
                .ToArray();
            // Tied events come in R's order of rows, here in the data's: compared sorted within a time.
            double[] times = residuals.Schoenfeld.Select(s => s.Time).ToArray();
            Assert.Equal(column.Select(r => r.Value("time")), times);
            double size = column.Max(r => Math.Abs(r.Value("value")));
            GoldenRow[] rows = [.. column];
            for (int first = 0; first < rows.Length; )
            {
                int end = first;
                while (end < rows.Length && times[end] == times[first])
                {
                    end++;
                }
                double[] expected = rows[first..end].Select(r => r.Value("value")).Order().ToArray();
                double[] found = values[first..end].Order().ToArray();
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.True(
                        Math.Abs(expected[i] - found[i]) <= 1e-8 * size,
                        $"{name} {column.Key} at {times[first]}: expected {expected[i]:R}, found {found[i]:R}"
                    );
                }
                first = end;
            }
        }
    }

    private static CovariateProfile Profile(string name, int profile) =>
        name switch
        {
            "veteran_breslow" => profile == 0
                ? Of([("trt", 1), ("karno", 40)], ("celltype", "adeno"))
                : Of([("trt", 2), ("karno", 80)], ("celltype", "squamous")),
            "veteran_strata" => profile == 0
                ? Of([("trt", 1), ("karno", 40), ("prior", 0)])
                : Of([("trt", 2), ("karno", 80), ("prior", 10)]),
            _ => profile == 0
                ? Of([("age", 30), ("dose", 0.4)], ("group", "IN"))
                : Of([("age", 61.5), ("dose", 0.75)], ("group", "PO")),
        };

    private static CovariateProfile Of((string, double)[] numbers, params (string, string)[] levels) =>
        new()
        {
            Numbers = numbers.ToDictionary(p => p.Item1, p => p.Item2),
            Levels = levels.ToDictionary(p => p.Item1, p => p.Item2),
        };

    [Theory, MemberData(nameof(Cases))]
    public void Predicted_curves_agree(string name)
    {
        CoxFit fit = Fit(name);
        foreach (var group in Curves[name].GroupBy(r => (Profile: (int)r.Value("profile"), Type: r.Text("type"))))
        {
            IReadOnlyList<CoxCurve> curves = fit.Curves(
                Profile(name, group.Key.Profile),
                group.Key.Type switch
                {
                    "log" => IntervalTransform.Log,
                    "plain" => IntervalTransform.Plain,
                    _ => IntervalTransform.LogLog,
                }
            );
            Assert.Equal(group.Count(), curves.Sum(c => c.Points.Count));
            foreach (GoldenRow row in group)
            {
                CoxCurve curve = curves.Single(c => c.Stratum == row.Text("stratum"));
                CoxCurvePoint point = curve.Points.Single(p => p.Time == row.Value("time"));
                string at = $"{name} {group.Key} {row.Text("stratum")} {point.Time}";
                Tolerance.AssertClose(row.Value("hazard"), point.CumulativeHazard, Tolerance.Fit, at);
                Tolerance.AssertClose(row.Value("se"), point.StandardError, Tolerance.Fit, at + " se");
                Tolerance.AssertClose(row.Value("surv"), point.Survival.Value, Tolerance.Fit, at);
                Close(row.Number("lower"), point.Survival.Interval!.Lower, at + " lower");
                Close(row.Number("upper"), point.Survival.Interval.Upper, at + " upper");
            }
        }
    }

    [Theory, InlineData("small"), InlineData("veteran_breslow"), InlineData("small_breslow")]
    public void Adjusted_survival_agrees_with_the_formula_and_its_slopes(string name)
    {
        foreach (GoldenRow row in Adjusted[name])
        {
            CoxAdjustedSurvival found = Fit(name)
                .AdjustedSurvival(row.Text("factor"), [row.Value("time")])
                .Single(a => a.Arm == row.Text("arm"));
            Tolerance.AssertClose(row.Value("surv"), found.Survival.Value, Tolerance.Fit, name);
            Tolerance.AssertClose(row.Value("se"), found.Survival.StandardError, 1e-6, name + " se");
        }
    }

    [Theory]
    [InlineData("aml", "efron")]
    [InlineData("aml", "breslow")]
    [InlineData("ovarian", "efron")]
    [InlineData("separated", "efron")]
    public void Firths_penalty_agrees_with_its_definition_maximised(string name, string ties)
    {
        CoxFitOptions options = new() { Firth = true, Ties = ties == "breslow" ? CoxTies.Breslow : CoxTies.Efron };
        CoxFit fit = FirthFit(name, options);
        Assert.True(fit.Converged);
        foreach (GoldenRow row in Firth[name].Where(r => r.Text("ties") == ties))
        {
            CoxCoefficient coefficient = fit[row.Text("term")];
            Tolerance.AssertClose(row.Value("fitted"), fit.LogLikelihood, 1e-9, "fitted");
            Tolerance.AssertClose(row.Value("null"), fit.NullLogLikelihood, 1e-10, "null");
            Tolerance.AssertClose(row.Value("coef"), coefficient.Estimate.Value, Tolerance.Fit, row.Text("term"));
            Tolerance.AssertClose(row.Value("se"), coefficient.Estimate.StandardError, Tolerance.Fit, row.Text("term"));
            Tolerance.AssertClose(row.Value("lower"), coefficient.Estimate.Interval!.Lower, 1e-5, "lower");
            Tolerance.AssertClose(row.Value("upper"), coefficient.Estimate.Interval!.Upper, 1e-5, "upper");
            Assert.Equal(coefficient.Test.PValue < 0.05, !coefficient.Estimate.Interval!.Contains(0));
        }
    }

    [Fact]
    public void What_is_infinite_has_no_residuals_but_Firths_penalty_does()
    {
        CoxFit plain = FirthFit("separated", new());
        Assert.Null(plain["x"].Estimate.Value);
        Assert.Contains("monotone", Assert.Throws<InvalidOperationException>(() => plain.Residuals()).Message);
        Assert.NotEmpty(FirthFit("separated", new() { Firth = true }).Curves()[0].Points);
        Assert.Contains("Firth", FirthFit("separated", new() { Firth = true }).ToString(), StringComparison.Ordinal);
    }

    private static CoxFit FirthFit(string name, CoxFitOptions options)
    {
        if (name == "separated")
        {
            IReadOnlyList<GoldenRow> rows = GoldenTable.Read(CoxCase.Folder + "cox_separated.csv").Rows;
            double[] Values(string column) => rows.Select(r => r.Value(column)).ToArray();
            return CoxRegression.Fit(
                EventTimes.FromEventFlag(Values("time"), Values("event").Select(v => v == 1).ToArray()),
                [new NumericColumn("x", Values("x")), new NumericColumn("age", Values("age"))],
                options
            );
        }
        CoxCase read = CoxCase.Read(name);
        Column[] covariates = read.Covariates.Where(c => c.Name != "resid.ds").ToArray();
        return CoxRegression.Fit(read.Times, covariates, options);
    }

    private static void Close(double? expected, double? actual, string what)
    {
        if (expected is { } value)
        {
            Tolerance.AssertClose(value, actual, Tolerance.Fit, what);
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(CoxCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
