using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>Interactions and restricted cubic splines as terms, against R (cox_terms.R).</summary>
public class CoxTermTests
{
    private static readonly ILookup<string, GoldenRow> Coefficients = GoldenTable
        .Read(CoxCase.Folder + "cox_terms.csv")
        .Rows.ToLookup(row => row.Text("case"));

    private static readonly ILookup<string, GoldenRow> Hazards = GoldenTable
        .Read(CoxCase.Folder + "cox_terms_zph.csv")
        .Rows.ToLookup(row => row.Text("case"));

    public static TheoryData<string> Cases => new(Coefficients.Select(group => group.Key));

    private static CoxFit Fit(params IReadOnlyList<ModelTerm> terms)
    {
        CoxCase veteran = CoxCase.Read("veteran");
        return CoxRegression.Fit(veteran.Times, veteran.Covariates, new() { Terms = terms });
    }

    [Theory, MemberData(nameof(Cases))]
    public void Terms_agree(string name)
    {
        ModelTerm[] terms = name.Replace(';', ',').Split('|').SelectMany(ModelTerm.Parse).ToArray();
        CoxFit fit = Fit(terms);
        Assert.Equal(Coefficients[name].Select(r => r.Text("term")), fit.Coefficients.Select(c => c.Term));
        foreach ((GoldenRow row, CoxCoefficient found) in Coefficients[name].Zip(fit.Coefficients))
        {
            Tolerance.AssertClose(row.Value("fitted"), fit.LogLikelihood, 1e-10, name);
            Tolerance.AssertClose(row.Value("coef"), found.Estimate.Value, 1e-6, found.Term);
            Tolerance.AssertClose(row.Value("se"), found.Estimate.StandardError, 1e-6, found.Term);
        }
        Assert.Equal(terms.Select(t => t.ToString()).Append("GLOBAL"), fit.ProportionalHazards.Select(t => t.Term));
        foreach ((GoldenRow row, ProportionalHazardsTest found) in Hazards[name].Zip(fit.ProportionalHazards))
        {
            Tolerance.AssertClose(row.Value("chisq"), found.Test.Statistic, 1e-6, found.Term);
            Assert.Equal(row.Value("df"), found.Test.DegreesOfFreedom);
        }
    }

    [Fact]
    public void Curves_of_a_spline_and_of_an_interaction_stand_at_the_profile()
    {
        CoxFit fit = Fit([.. ModelTerm.Parse("celltype*karno"), ModelTerm.Spline("age", 4)]);
        double Log(double age, double karno, string cell) =>
            Math.Log(
                fit.Curves(
                        new()
                        {
                            Numbers = new Dictionary<string, double> { ["age"] = age, ["karno"] = karno },
                            Levels = new Dictionary<string, string> { ["celltype"] = cell },
                        }
                    )[0]
                    .Points[^1]
                    .CumulativeHazard
            );
        double slope = Log(60, 51, "large") - Log(60, 50, "large");
        double expected = fit["karno"].Estimate.Value!.Value + fit["celltype=large:karno"].Estimate.Value!.Value;
        Assert.Equal(expected, slope, 1e-9);
        // Beyond the outer knots a spline is a straight line.
        Assert.Equal(Log(95, 50, "large") - Log(90, 50, "large"), Log(90, 50, "large") - Log(85, 50, "large"), 1e-9);
    }

    [Theory]
    [InlineData("age", "age")]
    [InlineData("arm:sex", "arm:sex")]
    [InlineData("arm * sex", "arm", "sex", "arm:sex")]
    [InlineData("rcs(age, 5)", "rcs(age,5)")]
    [InlineData("rcs(age)", "rcs(age,4)")]
    public void Terms_are_read_as_typed(string text, params string[] terms) =>
        Assert.Equal(terms, ModelTerm.Parse(text).Select(t => t.ToString()));

    [Theory, InlineData("rcs(age,2)"), InlineData("rcs(age,x)"), InlineData("arm:"), InlineData("arm:arm")]
    public void Terms_without_sense_are_refused(string text) =>
        Assert.Throws<FormatException>(() => ModelTerm.Parse(text));

    [Fact]
    public void A_spline_of_levels_and_a_term_of_no_column_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Fit(ModelTerm.Spline("celltype", 3)));
        Assert.Throws<ArgumentException>(() => Fit(ModelTerm.Main("height")));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelTerm.Spline("age", 8));
    }
}
