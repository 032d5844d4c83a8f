using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Other estimators, reverse Kaplan-Meier, test families, trend and pairs against R (tests.R).</summary>
public class SurvivalTestsOracleTests
{
    public static TheoryData<string> Cases { get; } =
    ["lung", "veteran_cell", "ctn", "small", "small_entry", "small_weight"];

    private static readonly ILookup<string, GoldenRow> Curves = Golden("estimators.csv");
    private static readonly ILookup<string, GoldenRow> Means = Golden("estimators_mean.csv");
    private static readonly ILookup<string, GoldenRow> FollowUp = Golden("follow_up.csv");
    private static readonly ILookup<string, GoldenRow> Families = Golden("logrank_family.csv");
    private static readonly ILookup<string, GoldenRow> Pairs = Golden("logrank_pairs.csv");

    /// <summary>km.R drops rows without a stratum also from the curves; tests.R does the same.</summary>
    private static KaplanMeierFit Fit(string name, SurvivalEstimator estimator = SurvivalEstimator.KaplanMeier) =>
        KaplanMeier.Fit(SurvivalCase.Read(name).Table(), new() { Estimator = estimator });

    [Theory, MemberData(nameof(Cases))]
    public void Breslow_and_Fleming_Harrington_curves_agree_with_survfit(string name)
    {
        Assert.NotEmpty(Curves[name]);
        foreach (IGrouping<string, GoldenRow> kind in Curves[name].GroupBy(r => r.Text("estimator")))
        {
            KaplanMeierFit fit = Fit(name, Enum.Parse<SurvivalEstimator>(kind.Key));
            foreach (IGrouping<string, GoldenRow> group in kind.GroupBy(r => r.Text("group")))
            {
                KaplanMeierCurve curve = fit[group.Key];
                Assert.Equal(group.Count(), curve.Count);
                foreach ((GoldenRow row, SurvivalPoint point) in group.Zip(curve))
                {
                    string at = $"{name} {kind.Key} {group.Key} {point.Time}";
                    Tolerance.AssertClose(row.Value("surv"), point.Survival, what: at);
                    Close(row, "std.err", point.StandardError, at);
                    Close(row, "lower", point.Lower, at);
                    Close(row, "upper", point.Upper, at);
                    Tolerance.AssertClose(row.Value("cumhaz"), point.CumulativeHazard, what: at);
                    Close(row, "std.chaz", curve.CumulativeHazardAt(point.Time).StandardError, at);
                }
                Assert.Equal(group.First().Number("median"), curve.Median.Value);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Their_restricted_means_follow_the_delta_method(string name)
    {
        foreach (GoldenRow row in Means[name])
        {
            Estimate mean = Fit(name, Enum.Parse<SurvivalEstimator>(row.Text("estimator")))[row.Text("group")]
                .RestrictedMean(row.Value("tau"));
            Tolerance.AssertClose(row.Value("estimate"), mean.Value);
            Tolerance.AssertClose(row.Value("std.err"), mean.StandardError, 1e-9);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Median_follow_up_is_the_reverse_curves_median(string name)
    {
        KaplanMeierFit reverse = Fit(name).FollowUp();
        Assert.NotEmpty(FollowUp[name]);
        foreach (GoldenRow row in FollowUp[name])
        {
            Assert.Equal(row.Number("median"), reverse[row.Text("group")].Median.Value);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Families_and_trends_agree_with_their_sums(string name)
    {
        SurvivalCase data = SurvivalCase.Read(name);
        Assert.NotEmpty(Families[name]);
        foreach (GoldenRow row in Families[name])
        {
            LogRankWeight weight = row.Text("family") switch
            {
                "gehan" => LogRankWeight.Gehan,
                "tarone" => LogRankWeight.TaroneWare,
                "peto" => LogRankWeight.PetoPeto,
                "modified" => LogRankWeight.ModifiedPetoPeto,
                _ => LogRankWeight.LogRank,
            };
            LogRankTest test = LogRank.Test(data.Table(row.Text("stratified") == "TRUE"), weight);
            string what = $"{name} {row.Text("family")} {row.Text("stratified")}";
            Assert.Equal(weight.Name, test.Test.Name);
            Tolerance.AssertClose(row.Value("chisq"), test.Test.Statistic, 1e-9, what);
            Assert.Equal(row.Value("df"), test.Test.DegreesOfFreedom);
            Tolerance.AssertClose(row.Value("observed1"), test.Groups[0].Observed, what: what);
            Tolerance.AssertClose(row.Value("expected1"), test.Groups[0].Expected, what: what);
            int k = test.Groups.Count;
            Tolerance.AssertClose(row.Value("trend"), test.Trend().Statistic, 1e-8, what);
            double[] squares = Enumerable.Range(1, k).Select(i => (double)(i * i)).ToArray();
            Tolerance.AssertClose(row.Value("trend2"), test.Trend(squares).Statistic, 1e-8, what);
            Tolerance.AssertClose(
                row.Value("trend2"),
                test.Trend(squares.Select(a => 5 - 2 * a).ToArray()).Statistic,
                1e-8,
                what
            );
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Pairs_agree_with_survdiff_and_p_adjust(string name)
    {
        KaplanMeierFit fit = Fit(name);
        Assert.NotEmpty(Pairs[name]);
        foreach (MultiplicityMethod method in Enum.GetValues<MultiplicityMethod>())
        {
            PairwiseLogRank all = fit.PairwiseLogRank(method);
            foreach ((GoldenRow row, LogRankPair pair) in Pairs[name].Zip(all.Pairs))
            {
                Assert.Equal((row.Text("group"), row.Text("other")), (pair.Group, pair.Other));
                Tolerance.AssertClose(row.Value("chisq"), pair.Test.Statistic, 1e-9);
                string column = method == MultiplicityMethod.None ? "p" : method.ToString().ToLowerInvariant();
                Tolerance.AssertClose(row.Value(column), pair.AdjustedPValue, 1e-8);
            }
        }
    }

    [Fact]
    public void With_a_reference_the_family_holds_its_pairs_alone()
    {
        KaplanMeierFit fit = Fit("small");
        PairwiseLogRank against = fit.PairwiseLogRank(MultiplicityMethod.Bonferroni, "PO");
        Assert.Equal([("IN", "PO"), ("IV", "PO")], against.Pairs.Select(p => (p.Group, p.Other)));
        Assert.All(against.Pairs, p => Assert.Equal(Math.Min(1, 2 * p.Test.PValue!.Value), p.AdjustedPValue));
        Assert.Contains("Bonferroni", against.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_requests_are_refused()
    {
        SurvivalCase weighted = SurvivalCase.Read("small_weight");
        Assert.Throws<ArgumentException>(() =>
            KaplanMeier.Fit(weighted.Table(), new() { Estimator = SurvivalEstimator.FlemingHarrington })
        );
        LogRankTest test = LogRank.Test(weighted.Table());
        Assert.Throws<ArgumentException>(() => test.Trend([1, 2]));
        Assert.NotNull(test.Trend([4, 4, 4]).Reason);
        KaplanMeierCurve curve = Fit("small")["IV"];
        Assert.Equal(0, curve.CumulativeHazardAt(0).Value);
        Assert.NotNull(curve.CumulativeHazardAt(0).Reason);
        Assert.Null(curve.CumulativeHazardAt(1e6).Value);
    }

    private static void Close(GoldenRow row, string column, double? actual, string where)
    {
        if (row.Number(column) is { } expected)
        {
            Assert.True(actual is not null, where);
            if (Math.Abs(actual.Value - expected) > 1e-14)
            {
                Tolerance.AssertClose(expected, actual, what: $"{where}, {column}");
            }
        }
        else
        {
            Assert.True(actual is null, $"{where}, {column}: expected null, found {actual}");
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(SurvivalCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
