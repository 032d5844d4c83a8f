using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Freireich et al. (1963), doi:10.1182/blood.V21.6.699: weeks of remission in leukaemia, 21 patients on 6-MP and 21 on
/// placebo, worked by hand; the textbook example of Klein and Moeschberger (chapters 4 and 7).</summary>
public class FreireichTests
{
    private static readonly double[] SixMp =
    [
        6,
        6,
        6,
        6,
        7,
        9,
        10,
        10,
        11,
        13,
        16,
        17,
        19,
        20,
        22,
        23,
        25,
        32,
        32,
        34,
        35,
    ];

    private static readonly bool[] SixMpRelapsed =
    [
        true,
        true,
        true,
        false,
        true,
        false,
        true,
        false,
        false,
        true,
        true,
        false,
        false,
        false,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
    ];

    private static readonly double[] Placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    private static readonly EventTimes Times = EventTimes.FromEventFlag(
        [.. SixMp, .. Placebo],
        [.. SixMpRelapsed, .. Placebo.Select(_ => true)]
    );

    private static readonly Factor Arm = Factor.FromTexts(
        "arm",
        [.. SixMp.Select(_ => "6-MP"), .. Placebo.Select(_ => "placebo")]
    );

    private static readonly KaplanMeierFit Fit = KaplanMeier.Fit(Times, Arm);

    /// <summary>Week, at risk, relapses, and the product so far. At 6 weeks three of 21 relapse, and the one censored at 6
    /// still counts as at risk; at 7 there are 17; and so on.</summary>
    [Theory]
    [InlineData(6, 21, 3, 18.0 / 21)]
    [InlineData(7, 17, 1, 18.0 / 21 * 16 / 17)]
    [InlineData(10, 15, 1, 18.0 / 21 * 16 / 17 * 14 / 15)]
    [InlineData(13, 12, 1, 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12)]
    [InlineData(16, 11, 1, 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11)]
    [InlineData(22, 7, 1, 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7)]
    [InlineData(23, 6, 1, 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7 * 5 / 6)]
    public void The_6MP_curve_is_the_product_of_its_steps(double week, double atRisk, double events, double survival)
    {
        SurvivalPoint point = Fit["6-MP"].Single(p => p.Time == week);
        Assert.Equal((atRisk, events), (point.AtRisk, point.Events));
        Tolerance.AssertClose(survival, point.Survival, 1e-14);
    }

    [Fact]
    public void Greenwoods_error_at_23_weeks_adds_seven_terms()
    {
        double sum =
            3.0 / (21 * 18)
            + 1.0 / (17 * 16)
            + 1.0 / (15 * 14)
            + 1.0 / (12 * 11)
            + 1.0 / (11 * 10)
            + 1.0 / (7 * 6)
            + 1.0 / (6 * 5);
        double survival = 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7 * 5 / 6;
        double error = survival * Math.Sqrt(sum);
        Assert.Equal(0.1346, Math.Round(error, 4));
        Tolerance.AssertClose(error, Fit["6-MP"].SurvivalAt(23).StandardError, 1e-13);

        // log-log: log(-log S) ± 1.96 · error / (S · log S)
        double centre = Math.Log(-Math.Log(survival));
        double reach = 1.959963984540054 * Math.Sqrt(sum) / -Math.Log(survival);
        Tolerance.AssertClose(Math.Exp(-Math.Exp(centre + reach)), Fit["6-MP"].SurvivalAt(23).Interval!.Lower, 1e-12);
        Tolerance.AssertClose(Math.Exp(-Math.Exp(centre - reach)), Fit["6-MP"].SurvivalAt(23).Interval!.Upper, 1e-12);
    }

    [Fact]
    public void Medians_are_23_and_8_weeks()
    {
        // 6-MP: 0.538 at 22 weeks, 0.448 at 23. Placebo: 12/21 at 5 weeks, 8/21 at 8.
        Assert.Equal(23, Fit["6-MP"].Median.Value);
        Assert.Equal(8, Fit["placebo"].Median.Value);
    }

    [Fact]
    public void The_restricted_mean_to_20_weeks_is_a_sum_of_rectangles()
    {
        double s6 = 18.0 / 21;
        double s7 = s6 * 16 / 17;
        double s10 = s7 * 14 / 15;
        double s13 = s10 * 11 / 12;
        double s16 = s13 * 10 / 11;
        double from16 = 4 * s16;
        double from13 = 3 * s13 + from16;
        double from10 = 3 * s10 + from13;
        double from7 = 3 * s7 + from10;
        double from6 = 1 * s6 + from7;
        double variance =
            from6 * from6 * 3 / (21 * 18)
            + from7 * from7 / (17 * 16)
            + from10 * from10 / (15 * 14)
            + from13 * from13 / (12 * 11)
            + from16 * from16 / (11 * 10);
        Tolerance.AssertClose(6 + from6, Fit["6-MP"].RestrictedMean(20).Value, 1e-14);
        Tolerance.AssertClose(Math.Sqrt(variance), Fit["6-MP"].RestrictedMean(20).StandardError, 1e-13);
    }

    /// <summary>Every week with a relapse: relapses, then at risk on 6-MP and on placebo. 6-MP would have its share of the
    /// relapses, n₁/n, if the arms did not differ; the variance is hypergeometric.</summary>
    [Fact]
    public void The_log_rank_test_adds_up_seventeen_tables()
    {
        (double Relapses, double SixMp, double Placebo)[] weeks =
        [
            (2, 21, 21), // 1
            (2, 21, 19), // 2
            (1, 21, 17), // 3
            (2, 21, 16), // 4
            (2, 21, 14), // 5
            (3, 21, 12), // 6
            (1, 17, 12), // 7
            (4, 16, 12), // 8
            (1, 15, 8), // 10
            (2, 13, 8), // 11
            (2, 12, 6), // 12
            (1, 12, 4), // 13
            (1, 11, 4), // 15
            (1, 11, 3), // 16
            (1, 10, 3), // 17
            (2, 7, 2), // 22
            (2, 6, 1), // 23
        ];
        double expected = 0;
        double variance = 0;
        foreach ((double d, double n1, double n0) in weeks)
        {
            double n = n1 + n0;
            expected += d * n1 / n;
            variance += d * n1 * n0 * (n - d) / (n * n * (n - 1));
        }
        double chiSquare = (9 - expected) * (9 - expected) / variance;
        Assert.Equal(
            (19.25, 6.26, 16.79),
            (Math.Round(expected, 2), Math.Round(variance, 2), Math.Round(chiSquare, 2))
        );

        LogRankTest test = Fit.LogRank();
        Assert.Equal((9, 21), (test.Groups[0].Observed, test.Groups[1].Observed));
        Tolerance.AssertClose(expected, test.Groups[0].Expected, 1e-14);
        Tolerance.AssertClose(30 - expected, test.Groups[1].Expected, 1e-14);
        Tolerance.AssertClose(chiSquare, test.Test.Statistic, 1e-12);
        Assert.Equal(1, test.Test.DegreesOfFreedom);
    }

    /// <summary>Three people: A enters at 0 and leaves with the event at 3; B enters at 2, event at 5; C enters at 3, censored at 6.
    /// C is not yet at risk at 3 (entry &lt; t). At 3: A and B, one event. At 5: B and C, one event.</summary>
    [Fact]
    public void Late_entry_joins_the_risk_set_just_after_its_time()
    {
        KaplanMeierCurve curve = KaplanMeier.Fit(EventTimes.FromEventFlag([3, 5, 6], [true, true, false], [0, 2, 3]))[
            "all"
        ];
        Assert.Equal([2, 2, 1], curve.Select(p => p.AtRisk));
        Assert.Equal([0.5, 0.25, 0.25], curve.Select(p => p.Survival));
        Assert.Equal([0, 1, 1, 2, 2, 2, 1, 0], new double[] { 0, 1, 2, 2.5, 3, 4, 5.5, 7 }.Select(curve.AtRiskAt));
    }
}
