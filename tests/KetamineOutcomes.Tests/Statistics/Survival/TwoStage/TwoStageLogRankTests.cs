using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.TwoStage;

namespace KetamineOutcomes.Tests.Statistics.Survival.TwoStage;

public class TwoStageLogRankTests
{
    private static readonly IReadOnlyList<GoldenRow> Rows = GoldenTable
        .Read(SurvivalCase.Folder + "two_stage_data.csv")
        .Rows;

    [Fact]
    public void Boundaries_combination_p_and_ratio_agree_with_R()
    {
        (LogRankTest interim, LogRankTest final) = (At(240), At(double.PositiveInfinity));
        foreach (GoldenRow row in GoldenTable.Read(SurvivalCase.Folder + "two_stage.csv").Rows)
        {
            var plan = new TwoStageBoundaries(
                row.Value("fraction"),
                row.Value("alpha"),
                Enum.Parse<AlphaSpending>(row.Text("kind"))
            );
            Tolerance.AssertClose(row.Value("spent"), plan.SpentAtInterim);
            Tolerance.AssertClose(row.Value("c1"), plan.Interim);
            Tolerance.AssertClose(row.Value("c2"), plan.Final);
            TwoStageResult result = TwoStageLogRank.Combine(interim, final, "esketamine", plan);
            Tolerance.AssertClose(row.Value("u1"), result.First.Score);
            Tolerance.AssertClose(row.Value("v1"), result.First.Variance);
            Tolerance.AssertClose(row.Value("u2"), result.Second.Score);
            Tolerance.AssertClose(row.Value("v2"), result.Second.Variance);
            Tolerance.AssertClose(row.Value("p"), result.Test.PValue);
            if (result.StoppedAtInterim)
            {
                Tolerance.AssertClose(row.Value("z1"), result.Test.Statistic);
                Assert.Equal(Math.Exp(row.Value("u1") / row.Value("v1")), result.HazardRatio.Value!.Value, 1e-12);
            }
            else
            {
                Tolerance.AssertClose(row.Value("z"), result.Test.Statistic);
                Tolerance.AssertClose(row.Value("hr"), result.HazardRatio.Value);
                Tolerance.AssertClose(row.Value("lower"), result.HazardRatio.Interval!.Lower);
                Tolerance.AssertClose(row.Value("upper"), result.HazardRatio.Interval!.Upper);
            }
        }
    }

    [Fact]
    public void Both_looks_together_spend_the_level()
    {
        var plan = new TwoStageBoundaries(0.56);
        Tolerance.AssertClose(plan.Alpha, plan.SpentAtInterim + plan.ChanceOfLateCrossing(plan.Final), 1e-12);
        Tolerance.AssertClose(1 - plan.SpentAtInterim, plan.ChanceOfLateCrossing(-60), 1e-12);
    }

    [Fact]
    public void The_other_group_has_the_inverse_ratio_and_no_benefit()
    {
        var plan = new TwoStageBoundaries(0.56);
        TwoStageResult there = TwoStageLogRank.Combine(At(240), At(9e9), "esketamine", plan);
        TwoStageResult back = TwoStageLogRank.Combine(At(240), At(9e9), "placebo", plan);
        Tolerance.AssertClose(1 / there.HazardRatio.Value!.Value, back.HazardRatio.Value, 1e-12);
        Tolerance.AssertClose(-there.Test.Statistic!.Value, back.Test.Statistic, 1e-12);
        Assert.True(there.Rejects);
        Assert.False(back.Rejects);
        Assert.True(back.Test.PValue > 0.99);
        Assert.Contains("One-sided p 0.003", there.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_do_not_fit_are_refused_and_empty_ones_have_a_reason()
    {
        var plan = new TwoStageBoundaries(0.5);
        LogRankTest all = At(9e9);
        Assert.Throws<ArgumentException>(() => TwoStageLogRank.Combine(all, At(240), "esketamine", plan));
        Assert.Throws<KeyNotFoundException>(() => TwoStageLogRank.Combine(all, all, "ketamine", plan));
        TwoStageResult nothingLater = TwoStageLogRank.Combine(At(240), At(240), "esketamine", plan);
        Assert.Null(nothingLater.Test.PValue);
        Assert.NotNull(nothingLater.Test.Reason);
        Assert.Null(nothingLater.HazardRatio.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoStageBoundaries(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoStageBoundaries(0.5, 0.6));
    }

    /// <summary>The log-rank test of everyone who had entered by a day of the study, followed to that day.</summary>
    private static LogRankTest At(double day)
    {
        GoldenRow[] rows = Rows.Where(row => row.Value("enter") < day).ToArray();
        double[] times = rows.Select(row => Math.Min(row.Value("time"), day - row.Value("enter"))).ToArray();
        bool[] events = rows.Select(row => row.Text("event") == "1" && row.Value("enter") + row.Value("time") <= day)
            .ToArray();
        return LogRank.Test(
            EventTimes.FromEventFlag(times, events),
            Factor.FromTexts("arm", rows.Select(row => row.Text("arm")).ToArray())
        );
    }
}
