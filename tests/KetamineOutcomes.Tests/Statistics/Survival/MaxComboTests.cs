using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

public class MaxComboTests
{
    [Fact]
    public void Scores_and_chances_agree_with_mvtnorm()
    {
        foreach (GoldenRow row in GoldenTable.Read(SurvivalCase.Folder + "maxcombo.csv").Rows)
        {
            string name = row.Text("case");
            EventTable table = SurvivalCase.Read(name).Table(row.Text("stratified") == "TRUE");
            KaplanMeierFit fit = KaplanMeier.Fit(table);
            MaxComboComparison all = fit.MaxCombo().Comparisons.Single(c => c.Group == row.Text("group"));
            Assert.Equal(4, all.Components.Count);
            for (int i = 0; i < 4; i++)
            {
                Tolerance.AssertClose(row.Value(Invariant($"z{i + 1}")), all.Components[i].Z, 1e-9, name);
            }
            Assert.Null(all.MonteCarloError);
            Assert.Equal(row.Value("p4"), all.Test.PValue!.Value, 2e-5);
            LogRankWeight[] two = [LogRankWeight.LogRank, LogRankWeight.FlemingHarrington(1, 1)];
            MaxComboComparison pair = fit.MaxCombo(null, two).Comparisons.Single(c => c.Group == row.Text("group"));
            Assert.Equal(row.Value("p2"), pair.Test.PValue!.Value, 1e-7);
        }
    }

    [Fact]
    public void One_weight_is_the_log_rank_test()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(SurvivalCase.Read("veteran").Table());
        MaxComboComparison one = Assert.Single(fit.MaxCombo(null, [LogRankWeight.LogRank]).Comparisons);
        Tolerance.AssertClose(fit.LogRank().Test.PValue!.Value, one.Test.PValue, 1e-9);
    }

    /// <summary>Independent z: 1 − (1 − 2Φ(−2))^k.</summary>
    [Theory]
    [InlineData(1, 1e-14)]
    [InlineData(2, 1e-8)]
    [InlineData(3, 1e-5)]
    [InlineData(5, 2e-3)]
    public void Independent_normals_give_the_product(int k, double tolerance)
    {
        var correlation = new double[k, k];
        for (int i = 0; i < k; i++)
        {
            correlation[i, i] = 1;
        }
        double expected = -Math.Pow(1 - 0.0455002638963584, k) + 1;
        (double chance, double? error) = LargestNormal.UpperTail(2, correlation, 1);
        Assert.Equal(expected, chance, tolerance);
        Assert.Equal(k > 3, error is not null);
        Assert.Equal(chance, LargestNormal.UpperTail(2, correlation, 1).Chance);
        if (error is { } e)
        {
            Assert.InRange(Math.Abs(chance - expected) / e, 0, 4);
            Assert.NotEqual(chance, LargestNormal.UpperTail(2, correlation, 2).Chance);
        }
    }

    [Fact]
    public void Far_tails_keep_their_digits()
    {
        // Two independent: 2·2Φ(−10) less a square that is nothing.
        (double chance, _) = LargestNormal.UpperTail(
            10,
            new double[,]
            {
                { 1, 0 },
                { 0, 1 },
            },
            1
        );
        Tolerance.AssertClose(4 * 7.61985302416052607e-24, chance, 1e-6);
    }

    [Fact]
    public void Without_events_there_is_a_reason_and_other_weights_are_refused()
    {
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 4], [false, false, false, false]);
        Factor arm = Factor.FromTexts("arm", ["a", "b", "a", "b"]);
        MaxComboComparison none = Assert.Single(MaxCombo.Test(times, arm).Comparisons);
        Assert.Equal("there is no event", none.Test.Reason);
        Assert.Null(none.Largest);
        Assert.Throws<ArgumentException>(() => MaxCombo.Test(times, arm, weights: [LogRankWeight.Gehan]));
        Assert.Contains("a: there is no event.", MaxCombo.Test(times, arm, "b").ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "a, b: there is no event.",
            KaplanMeier.Fit(times, arm).PairwiseLogRank().ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("against b", MaxCombo.Test(times, arm, "b").ToString(), StringComparison.Ordinal);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
