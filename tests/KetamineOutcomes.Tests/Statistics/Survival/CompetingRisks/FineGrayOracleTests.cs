using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tests.Statistics.Survival.CompetingRisks;

/// <summary>Fine-Gray models against cmprsk's crr run to convergence (competing.R).</summary>
public class FineGrayOracleTests
{
    public static TheoryData<string> Models { get; } =
        new(["bmt", "bmt_death", "bmt_month", "bmt_by", "melanoma", "myeloid", "small", "small_by", "small_frequency"]);

    private static readonly ILookup<string, GoldenRow> Coefficients = Golden("fine_gray.csv");
    private static readonly ILookup<string, GoldenRow> Curves = Golden("fine_gray_curve.csv");

    [Theory, MemberData(nameof(Models))]
    public void Coefficients_and_sandwich_errors_agree_with_crr(string name)
    {
        (FineGrayFit fit, _) = Fit(name);
        Assert.True(fit.Converged);
        Assert.Equal(Coefficients[name].Count(), fit.Coefficients.Count);
        foreach (GoldenRow row in Coefficients[name])
        {
            SubdistributionCoefficient coefficient = fit[row.Text("term")];
            string at = $"{name} {coefficient.Term}";
            Tolerance.AssertClose(row.Value("estimate"), coefficient.Estimate.Value, Tolerance.Fit, at);
            // With groups of censoring crr's sandwich is not Fine and Gray's within each group: it differs in the third or fourth digit.
            double relative = name.EndsWith("_by", StringComparison.Ordinal) ? 5e-3 : Tolerance.Fit;
            Tolerance.AssertClose(row.Value("error"), coefficient.Estimate.StandardError, relative, at);
            Tolerance.AssertClose(row.Value("loglik"), fit.LogLikelihood, Tolerance.ClosedForm, at);
            Tolerance.AssertClose(row.Value("null"), fit.NullLogLikelihood, Tolerance.ClosedForm, at);
            Assert.Equal(row.Value("n"), fit.N);
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void Predicted_incidences_agree_with_crr(string name)
    {
        (FineGrayFit fit, Column[] covariates) = Fit(name);
        var profile = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Column column in covariates)
        {
            if (column is NumericColumn number)
            {
                profile[column.Name] = number.Values[0];
            }
            else if (column is Factor factor && factor.Codes[0] > 0)
            {
                profile[$"{factor.Name}={factor.Levels[factor.Codes[0]]}"] = 1;
            }
        }
        IReadOnlyList<(double Time, double Incidence)> curve = fit.Predict(profile);
        Assert.Equal(Curves[name].Count(), curve.Count);
        foreach ((GoldenRow row, (double time, double incidence)) in Curves[name].Zip(curve))
        {
            Assert.Equal(row.Value("time"), time);
            Tolerance.AssertClose(row.Value("incidence"), incidence, Tolerance.Fit, $"{name} {time}");
        }
    }

    internal static (FineGrayFit Fit, Column[] Covariates) Fit(string name)
    {
        CompetingCase data = CompetingCase.Read(name.Split('_')[0]);
        if (name.StartsWith("small", StringComparison.Ordinal))
        {
            Column[] covariates = [data.By, Age()];
            bool frequent = name == "small_frequency";
            FrequencyWeights? frequencies = frequent ? CompetingCase.Read(name).Frequencies : null;
            return (
                FineGrayRegression.Fit(
                    data.Times,
                    frequent ? "stop" : "relapse",
                    covariates,
                    censoring: name == "small_by" ? data.Strata : null,
                    frequencies: frequencies
                ),
                covariates
            );
        }
        string file =
            name.StartsWith("bmt", StringComparison.Ordinal) ? "bmt_competing_risks"
            : name == "melanoma" ? "melanoma_competing_risks"
            : "surv_myeloid";
        Dataset real = CompetingCase.Real(file);
        NumericColumn Number(string column, string term) => new(term, CompetingCase.Numbers(real, column));
        Column[] columns = name switch
        {
            "bmt" => [data.By, Number("z1", "age"), Number("z2", "donor"), Number("z7", "wait")],
            "bmt_death" => [data.By, Number("z1", "age"), Number("z3", "male")],
            "bmt_month" or "bmt_by" => [data.By, Number("z1", "age")],
            "melanoma" => [data.By, Number("thick", "thick"), Number("age", "age")],
            _ => [new Factor("group", data.By.Codes.ToArray(), data.By.Levels)],
        };
        EventTimes times =
            name == "bmt_month"
                ? EventTimes.FromCauses(
                    data.Times.Times.ToArray().Select(t => Math.Ceiling(t / 30)).ToArray(),
                    data.Times.Events.ToArray(),
                    data.Times.Causes,
                    null
                )
                : data.Times;
        string cause =
            name == "melanoma" ? "1"
            : name == "bmt_death" ? "death"
            : "relapse";
        return (FineGrayRegression.Fit(times, cause, columns, censoring: name == "bmt_by" ? data.By : null), columns);
    }

    private static NumericColumn Age() =>
        new("age", GoldenTable.Read(CompetingCase.Folder + "small.csv").Rows.Select(r => r.Value("age")).ToArray());

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(CompetingCase.Folder + file).Rows.ToLookup(r => r.Text("model"));
}
