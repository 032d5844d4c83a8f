using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.PublishedCurves;

namespace KetamineOutcomes.Tests.Statistics.Survival.PublishedCurves;

public class CurveReconstructionTests
{
    /// <summary>Round trip: a curve is printed (feet of its steps to three decimals, numbers at risk at a few times, the total of
    /// events), read again, and gives the log-rank test and the restricted means of the participants behind it.</summary>
    [Theory]
    [InlineData("lung", 250, 0.013, 0.1)]
    [InlineData("veteran", 100, 0.009, 0.1)]
    [InlineData("uis", 60, 0.004, 0.1)]
    [InlineData("small", 5, 0.04, 0.3)]
    public void A_printed_curve_gives_its_participants_back(string name, double every, double largest, double zApart)
    {
        SurvivalCase data = SurvivalCase.Read(name);
        KaplanMeierFit fit = KaplanMeier.Fit(data.Times, data.By);
        var arms = fit
            .Curves.Select(curve => (curve.Group, CurveReconstruction.Rebuild(Printed(curve, every))))
            .ToList();
        Assert.All(arms, arm => Assert.InRange(arm.Item2.LargestDifference, 0, largest));
        // Censorings are spread evenly, which those of real trials are not: a few events too many or too few.
        Assert.All(arms, arm => Assert.InRange(arm.Item2.Events / arm.Item2.Curve.Events!.Value, 0.96, 1.04));
        Assert.All(arms, arm => Assert.Equal(0, arm.Item2.LargestRiskDifference));
        (EventTimes times, Factor by) = CurveReconstruction.Combine(arms);
        KaplanMeierFit again = KaplanMeier.Fit(times, by);
        Assert.Equal(Z(fit), Z(again), zApart);
        foreach ((KaplanMeierCurve was, KaplanMeierCurve now) in fit.Curves.Zip(again.Curves))
        {
            Assert.Equal(was.People, now.People);
            double tau = was.LongestEventTime!.Value * 0.9;
            double mean = was.RestrictedMean(tau).Value!.Value;
            Assert.Equal(1, now.RestrictedMean(tau).Value!.Value / mean, 0.02);
            Assert.Equal(
                1,
                now.RestrictedMean(tau).StandardError!.Value / was.RestrictedMean(tau).StandardError!.Value,
                0.05
            );
        }
    }

    /// <summary>Without censoring nothing is lost: every participant comes back at their own time.</summary>
    [Fact]
    public void Without_censoring_everyone_comes_back()
    {
        double[] times = [1, 1, 2, 3, 3, 3, 8, 11, 11, 15];
        KaplanMeierCurve curve = KaplanMeier
            .Fit(EventTimes.FromEventFlag(times, times.Select(_ => true).ToArray()))
            .Curves[0];
        ReconstructedArm arm = CurveReconstruction.Rebuild(
            new PublishedCurve(Steps(curve), [new(0, 10), new(4, 4)], null)
        );
        Assert.Equal(times, arm.Times);
        Assert.All(arm.IsEvent, Assert.True);
        Assert.Equal(0, arm.LargestDifference, 1e-12);
    }

    /// <summary>By hand: 10 people; S(2) = 0.8 takes round(10·0.2) = 2; 6 at risk at 5, so 2 censored between, at 5/3 and 10/3;
    /// the first goes before 2, so round(9·0.2) = 2 events; S(6) = 0.6: round(6·(1 − 0.6/(7/9))) = round(1.37) = 1.</summary>
    [Fact]
    public void Worked_by_hand()
    {
        var curve = new PublishedCurve([new(2, 0.8), new(6, 0.6)], [new(0, 10), new(5, 6)]);
        ReconstructedArm arm = CurveReconstruction.Rebuild(curve);
        Assert.Equal([5.0 / 3, 2, 2, 10.0 / 3, 6, 6, 6, 6, 6, 6], arm.Times);
        Assert.Equal([false, true, true, false, true, false, false, false, false, false], arm.IsEvent);
    }

    [Fact]
    public void Without_a_total_censoring_goes_on_at_its_rate_and_order_does_not_matter()
    {
        CurvePoint[] points = [new(30, 0.9), new(60, 0.8), new(90, 0.7), new(120, 0.6)];
        RiskPoint[] risk = [new(0, 100), new(60, 70)];
        ReconstructedArm arm = CurveReconstruction.Rebuild(new PublishedCurve(points, risk));
        ReconstructedArm shuffled = CurveReconstruction.Rebuild(
            new PublishedCurve([.. points.Reverse()], [.. risk.Reverse()])
        );
        Assert.Equal(arm.Times, shuffled.Times);
        int before = arm.Times.Zip(arm.IsEvent).Count(p => !p.Second && p.First < 60);
        int after = arm.Times.Zip(arm.IsEvent).Count(p => !p.Second && p.First is >= 60 and < 120);
        Assert.Equal(before, after);
        Assert.Equal(100, arm.Times.Count);
        Assert.Contains("Guyot", arm.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_reading_is_told_at_once()
    {
        TrialDataException error = Assert.Throws<TrialDataException>(() =>
            new PublishedCurve([new(10, 0.5), new(20, 0.9), new(30, 0.95)], [new(5, 10), new(8, 12)], 2.5)
        );
        Assert.Equal(5, error.Problems.Count);
        Assert.Throws<TrialDataException>(() => new PublishedCurve([new(-1, 2)], [new(0, 5)]));
        // A tremor of the hand is smoothed, not refused.
        Assert.Equal(0.5, new PublishedCurve([new(10, 0.5), new(20, 0.51)], [new(0, 5)]).Points[^1].Survival);
    }

    private static double Z(KaplanMeierFit fit) => Math.Sqrt(fit.LogRank().Test.Statistic!.Value);

    private static CurvePoint[] Steps(KaplanMeierCurve curve) =>
        [
            .. curve
                .Where(step => step.Events > 0)
                .Select(step => new CurvePoint(step.Time, Math.Round(step.Survival, 3))),
        ];

    private static PublishedCurve Printed(KaplanMeierCurve curve, double every)
    {
        var risk = new List<RiskPoint>();
        for (double at = 0; at < curve.LongestTime; at += every)
        {
            risk.Add(new(at, curve.Where(step => step.Time >= at).Sum(step => step.Events + step.Censored)));
        }
        CurvePoint last = new(curve.LongestTime!.Value, Math.Round(curve[^1].Survival, 3));
        return new PublishedCurve([.. Steps(curve), last], risk, curve.Events);
    }
}
