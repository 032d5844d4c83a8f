using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Log-rank tests and restricted mean contrasts against R.</summary>
public class LogRankOracleTests
{
    public static TheoryData<string> Cases { get; } = new(SurvivalCase.Names);

    private static readonly ILookup<string, GoldenRow> Tests = Golden("logrank.csv");
    private static readonly ILookup<string, GoldenRow> Groups = Golden("logrank_group.csv");
    private static readonly ILookup<string, GoldenRow> Contrasts = Golden("km_rmst.csv");

    [Theory, MemberData(nameof(Cases))]
    public void Log_rank_tests_agree_with_survdiff(string name)
    {
        SurvivalCase data = SurvivalCase.Read(name);
        Assert.NotEmpty(Tests[name]);
        foreach (GoldenRow row in Tests[name])
        {
            bool stratified = row.Text("stratified") == "TRUE";
            LogRankTest test = LogRank.Test(
                data.Table(stratified),
                LogRankWeight.FlemingHarrington(row.Value("rho"), row.Value("gamma"))
            );
            string what = $"{name} {stratified} {row.Text("rho")} {row.Text("gamma")}";
            if (row.Number("chisq") is null)
            {
                // Pairs as strata leave late events alone in their risk sets: no variance.
                Assert.Null(test.Test.Statistic);
                Assert.NotNull(test.Test.Reason);
                continue;
            }
            Tolerance.AssertClose(row.Value("chisq"), test.Test.Statistic, 1e-9, what);
            Assert.Equal(row.Value("df"), test.Test.DegreesOfFreedom);
            Tolerance.AssertClose(row.Value("p"), test.Test.PValue, 1e-8, what);
            GoldenRow[] groups = Groups[name]
                .Where(g => Same(g, row, "stratified") && Same(g, row, "rho") && Same(g, row, "gamma"))
                .ToArray();
            Assert.Equal(test.Groups.Count, groups.Length);
            foreach ((GoldenRow expected, LogRankGroup actual) in groups.Zip(test.Groups))
            {
                Assert.Equal(expected.Text("group"), actual.Group);
                Tolerance.AssertClose(expected.Value("observed"), actual.Observed, what: what);
                Tolerance.AssertClose(expected.Value("expected"), actual.Expected, what: what);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Restricted_mean_contrasts_agree_with_the_formulas(string name)
    {
        RestrictedMeanComparison all = KaplanMeier.Fit(SurvivalCase.Read(name).Table()).CompareRestrictedMeans();
        Assert.NotEmpty(Contrasts[name]);
        foreach (GoldenRow row in Contrasts[name])
        {
            Assert.Equal(row.Value("tau"), all.Tau);
            Assert.Equal(row.Text("reference"), all.Reference);
            Check(row, "difference", "d", all.Differences.Single(d => d.Group == row.Text("group")));
            Check(row, "ratio", "r", all.Ratios.Single(d => d.Group == row.Text("group")));
        }
    }

    private static void Check(GoldenRow row, string value, string prefix, SurvivalContrast contrast)
    {
        Tolerance.AssertClose(row.Value(value), contrast.Estimate.Value, 1e-9);
        Tolerance.AssertClose(row.Value(prefix + ".se"), contrast.Estimate.StandardError, 1e-9);
        Tolerance.AssertClose(row.Value(prefix + ".lower"), contrast.Estimate.Interval!.Lower, 1e-8);
        Tolerance.AssertClose(row.Value(prefix + ".upper"), contrast.Estimate.Interval!.Upper, 1e-8);
        Tolerance.AssertClose(row.Value(prefix + ".p"), contrast.Test!.PValue, 1e-8);
    }

    private static bool Same(GoldenRow one, GoldenRow other, string column) => one.Text(column) == other.Text(column);

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(SurvivalCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
