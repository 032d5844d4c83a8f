using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tests.Statistics.Survival.CompetingRisks;

/// <summary>Incidences, their errors and limits, times lost and Gray's test against survival and cmprsk (competing.R).</summary>
public class IncidenceOracleTests
{
    public static TheoryData<string> Cases { get; } = new(CompetingCase.Names);

    private static readonly ILookup<string, GoldenRow> Curves = Golden("cif.csv");
    private static readonly ILookup<string, GoldenRow> Scales = Golden("cif_limits.csv");
    private static readonly ILookup<string, GoldenRow> Lost = Golden("time_lost.csv");
    private static readonly ILookup<string, GoldenRow> Tests = Golden("gray.csv");

    private static CumulativeIncidenceFit Fit(string name, CumulativeIncidenceOptions? options = null) =>
        CumulativeIncidence.Fit(CompetingCase.Read(name).Table(), options);

    [Theory, MemberData(nameof(Cases))]
    public void Incidences_delta_errors_and_limits_agree_with_survfit(string name)
    {
        CumulativeIncidenceFit fit = Fit(name);
        Assert.NotEmpty(Curves[name]);
        foreach (var rows in Curves[name].GroupBy(r => (Group: r.Text("group"), Cause: r.Text("cause"))))
        {
            IncidenceCurve curve = fit[rows.Key.Group][rows.Key.Cause];
            Assert.Equal(rows.Count(), curve.Count);
            foreach ((GoldenRow row, IncidencePoint point) in rows.Zip(curve))
            {
                string at = $"{name} {rows.Key} {point.Time}";
                if (!fit.Table.HasSamplingWeights) // survfit then counts people
                {
                    Assert.Equal(row.Value("risk"), point.AtRisk);
                }
                Tolerance.AssertClose(row.Value("incidence"), point.Incidence, what: at);
                Assert.True(
                    Math.Abs(row.Value("error") - point.StandardError) < 1e-10 * row.Value("error") + 1e-16,
                    at
                );
                Close(row.Number("lower"), point.Lower, at);
                Close(row.Number("upper"), point.Upper, at);
                Assert.Equal(curve.IncidenceAt(point.Time).Value, point.Incidence);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Aalens_errors_agree_with_cuminc(string name)
    {
        if (name.Contains("weight", StringComparison.Ordinal))
        {
            Assert.Throws<ArgumentException>(() => Fit(name, new() { Variance = IncidenceVariance.Aalen }));
            return;
        }
        CumulativeIncidenceFit fit = Fit(name, new() { Variance = IncidenceVariance.Aalen });
        foreach (var rows in Curves[name].GroupBy(r => (Group: r.Text("group"), Cause: r.Text("cause"))))
        {
            foreach ((GoldenRow row, IncidencePoint point) in rows.Zip(fit[rows.Key.Group][rows.Key.Cause]))
            {
                if (row.Number("aalen") is { } error)
                {
                    Tolerance.AssertClose(error, point.StandardError, 1e-9, $"{name} {rows.Key} {point.Time}");
                }
            }
        }
    }

    [Fact]
    public void Limits_on_other_scales_agree_with_survfit()
    {
        foreach (GoldenRow row in Scales["bmt"])
        {
            IntervalTransform scale = Enum.Parse<IntervalTransform>(row.Text("type"), ignoreCase: true);
            ConfidenceInterval? interval = Fit("bmt", new() { Interval = scale })[row.Text("group")]
                [row.Text("cause")]
                .IncidenceAt(row.Value("time"))
                .Interval;
            // survfit's plain limits are not cut at 0.
            Assert.Equal(Math.Max(0, row.Value("lower")), interval!.Lower!.Value, 1e-12);
            Assert.Equal(Math.Min(1, row.Value("upper")), interval.Upper!.Value, 1e-12);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Times_lost_agree_with_the_area_under_survfit(string name)
    {
        foreach (GoldenRow row in Lost[name])
        {
            Estimate lost = Fit(name)[row.Text("group")][row.Text("cause")].TimeLost(row.Value("tau"));
            string at = $"{name} {row.Text("group")} {row.Text("cause")}";
            Tolerance.AssertClose(row.Value("estimate"), lost.Value, what: at);
            Tolerance.AssertClose(row.Value("error"), lost.StandardError, what: at);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Grays_test_agrees_with_cuminc(string name)
    {
        foreach (GoldenRow row in Tests[name])
        {
            bool stratified = row.Text("stratified") == "TRUE";
            GrayTest test = CumulativeIncidence
                .Fit(CompetingCase.Read(name).Table(stratified))
                .Gray(row.Text("cause"), row.Value("rho"));
            string at = $"{name} {row.Text("cause")} rho {row.Text("rho")} strata {stratified}";
            Tolerance.AssertClose(row.Value("statistic"), test.Test.Statistic, 1e-9, at);
            Assert.Equal(row.Value("df"), test.Test.DegreesOfFreedom);
            Tolerance.AssertClose(row.Value("p"), test.Test.PValue, 1e-8, at);
        }
    }

    private static void Close(double? expected, double? actual, string at)
    {
        if (expected is null)
        {
            Assert.True(actual is null, at);
        }
        else
        {
            Tolerance.AssertClose(expected.Value, actual, what: at);
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(CompetingCase.Folder + file).Rows.ToLookup(r => r.Text("case"));
}
