using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>Cox models against R's survival (cox.R).</summary>
public class CoxOracleTests
{
    private static readonly ILookup<string, GoldenRow> Coefficients = Golden("cox_fit.csv");
    private static readonly ILookup<string, GoldenRow> Summaries = Golden("cox_summary.csv");
    private static readonly ILookup<string, GoldenRow> Hazards = Golden("cox_zph.csv");

    public static TheoryData<string> Cases => CoxCase.Names;

    public static TheoryData<string> HazardCases => new(Hazards.Select(group => group.Key));

    [Theory, MemberData(nameof(Cases))]
    public void Coefficients_and_errors_agree(string name)
    {
        CoxFit fit = CoxCase.Read(name).Fit();
        Assert.True(fit.Converged);
        Assert.Equal(Coefficients[name].Select(r => r.Text("term")), fit.Coefficients.Select(c => c.Term));
        foreach ((GoldenRow row, CoxCoefficient coefficient) in Coefficients[name].Zip(fit.Coefficients))
        {
            string at = $"{name} {coefficient.Term}";
            Tolerance.AssertClose(row.Value("coef"), coefficient.Estimate.Value, Tolerance.Fit, at);
            Tolerance.AssertClose(row.Value("se"), coefficient.Estimate.StandardError, Tolerance.Fit, at + " se");
            Tolerance.AssertClose(Math.Exp(row.Value("coef")), coefficient.HazardRatio.Value, Tolerance.Fit, at);
            Tolerance.AssertClose(row.Value("p"), coefficient.Test.PValue, 1e-6, at + " p");
            if (row.Number("robust") is { } robust)
            {
                Tolerance.AssertClose(robust, coefficient.RobustStandardError, Tolerance.Fit, at + " robust");
            }
            else
            {
                Assert.Null(coefficient.RobustStandardError);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Likelihoods_tests_and_concordance_agree(string name)
    {
        CoxFit fit = CoxCase.Read(name).Fit();
        GoldenRow row = Summaries[name].Single();
        Assert.Equal((row.Value("n"), row.Value("events")), (fit.N, fit.Events));
        Tolerance.AssertClose(row.Value("null"), fit.NullLogLikelihood, 1e-11, "null");
        Tolerance.AssertClose(row.Value("fitted"), fit.LogLikelihood, 1e-11, "fitted");
        Tolerance.AssertClose(row.Value("lr"), fit.LikelihoodRatio.Statistic, Tolerance.Fit, "lr");
        Tolerance.AssertClose(row.Value("lr.p"), fit.LikelihoodRatio.PValue, Tolerance.Fit, "lr p");
        Assert.Equal(row.Value("df"), fit.LikelihoodRatio.DegreesOfFreedom);
        Tolerance.AssertClose(row.Value("wald"), fit.Wald.Statistic, Tolerance.Fit, "wald");
        Tolerance.AssertClose(row.Value("score"), fit.Score.Statistic, Tolerance.Fit, "score");
        Tolerance.AssertClose(row.Value("concordance"), fit.Concordance.Value, 1e-10, "concordance");
        Tolerance.AssertClose(row.Value("concordance.se"), fit.Concordance.StandardError, 1e-9, "concordance se");
    }

    [Theory, MemberData(nameof(HazardCases))]
    public void Tests_of_proportional_hazards_agree(string name)
    {
        CoxFit fit = CoxCase.Read(name).Fit();
        Assert.Equal(Hazards[name].Select(r => r.Text("term")), fit.ProportionalHazards.Select(t => t.Term));
        foreach ((GoldenRow row, ProportionalHazardsTest test) in Hazards[name].Zip(fit.ProportionalHazards))
        {
            string at = $"{name} {test.Term}";
            Tolerance.AssertClose(row.Value("chisq"), test.Test.Statistic, Tolerance.Fit, at);
            Tolerance.AssertClose(row.Value("p"), test.Test.PValue, 1e-6, at);
            Assert.Equal(row.Value("df"), test.Test.DegreesOfFreedom);
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(CoxCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
