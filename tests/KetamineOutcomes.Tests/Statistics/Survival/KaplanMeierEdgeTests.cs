using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

public class KaplanMeierEdgeTests
{
    private static KaplanMeierCurve Curve(double[] times, bool[] events, KaplanMeierOptions? options = null) =>
        KaplanMeier.Fit(EventTimes.FromEventFlag(times, events), null, options)["all"];

    private static Factor Groups(params string?[] names) => Factor.FromTexts("arm", names);

    [Fact]
    public void One_participant_with_the_event()
    {
        KaplanMeierCurve curve = Curve([5], [true]);
        SurvivalPoint point = Assert.Single(curve);
        Assert.Equal((1, 1, 0, 0.0), (point.AtRisk, point.Events, point.Censored, point.Survival));
        Assert.Null(point.StandardError);
        Assert.Null(point.Lower);
        Assert.Contains("reached 0", curve.ReasonAt(0), StringComparison.Ordinal);
        Assert.Equal(5, curve.Median.Value);
        Assert.Null(curve.Median.Interval!.Lower);
        Assert.NotNull(curve.Median.Interval.Reason);
        Assert.Equal((5, 0), (curve.Mean.Value, curve.Mean.StandardError));
    }

    [Fact]
    public void One_participant_censored()
    {
        KaplanMeierCurve curve = Curve([5], [false]);
        Assert.Null(curve.Median.Value);
        Assert.Equal("survival stays above 0.5 (lowest 1 at time 5)", curve.Median.Reason);
        Assert.Equal(1, curve.SurvivalAt(5).Value);
        Assert.Equal(0, curve.SurvivalAt(5).StandardError);
        Assert.Null(curve.SurvivalAt(5).Interval!.Lower);
        Assert.Equal((5, 0), (curve.Mean.Value, curve.Mean.StandardError));
    }

    [Fact]
    public void Everyone_with_the_event_at_one_time()
    {
        EventTimes times = EventTimes.FromEventFlag([7, 7, 7, 7], [true, true, true, true]);
        KaplanMeierFit fit = KaplanMeier.Fit(times, Groups("a", "a", "b", "b"));
        Assert.All(fit.Curves, curve => Assert.Equal(7, curve.Median.Value));
        Assert.Null(fit.LogRank().Test.PValue);
        Assert.StartsWith("the test has no variance", fit.LogRank().Test.Reason, StringComparison.Ordinal);
        RestrictedMeanComparison means = fit.CompareRestrictedMeans();
        Assert.Equal(0, means.Differences[0].Estimate.Value);
        Assert.Null(means.Differences[0].Test!.PValue);
        Assert.NotNull(means.Differences[0].Test!.Reason);
    }

    [Fact]
    public void All_censored_gives_reasons()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(
            EventTimes.FromEventFlag([1, 2, 3, 4], [false, false, false, false]),
            Groups("a", "b", "a", "b")
        );
        Assert.Equal("there is no event", fit.LogRank().Test.Reason);
        Assert.Null(fit["a"].Median.Value);
        Assert.Equal(3, fit.CompareRestrictedMeans().Tau);
        Assert.Equal(3, fit.CompareRestrictedMeans().Means[0].Estimate.Value);
    }

    [Fact]
    public void All_times_zero()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(
            EventTimes.FromEventFlag([0, 0, 0, -0.0], [true, false, true, false]),
            Groups("a", "a", "b", "b")
        );
        // The drop at 0 belongs to S(0).
        Assert.Equal(0.5, fit["a"].SurvivalAt(0).Value);
        Assert.Equal(0, fit["a"].Median.Value);
        Assert.Null(fit["a"].Mean.Value);
        Assert.Equal("no time to average over: every time is 0", fit["a"].Mean.Reason);
        Assert.Equal(0, fit.CompareRestrictedMeans().Tau);
        Assert.Null(fit.CompareRestrictedMeans().Differences[0].Estimate.Value);
        Assert.Equal(0, fit.LogRank().Test.Statistic);
    }

    [Fact]
    public void Entry_equal_to_exit_is_refused_also_by_rounding()
    {
        Assert.Throws<TrialDataException>(() => EventTimes.FromEventFlag([1, 2], [true, true], [0, 2]));
        EventTimes close = EventTimes.FromEventFlag([1, 2], [true, true], [0, 2 - 1e-9]);
        Assert.Throws<TrialDataException>(() => KaplanMeier.Fit(close));
    }

    [Fact]
    public void Times_that_differ_by_rounding_are_tied_once()
    {
        // 0.1 + 0.2 is above 0.3 by 5e-17; 1e-9 apart is a tie, 1e-7 apart is not (mean |t| below 1).
        KaplanMeierCurve curve = Curve([0.3, 0.1 + 0.2, 0.3 + 1e-9, 0.3 + 1e-7], [true, true, false, true]);
        Assert.Equal(
            [(0.3, 4.0, 2.0, 1.0), (0.3 + 1e-7, 1.0, 1.0, 0.0)],
            curve.Select(p => (p.Time, p.AtRisk, p.Events, p.Censored))
        );
        Assert.Equal(0.5, curve.SurvivalAt(0.3 - 1e-9).Value);
        Assert.Equal(4, curve.AtRiskAt(0.3 + 1e-9));
    }

    [Fact]
    public void The_tie_rule_is_relative_to_the_mean_of_distinct_times()
    {
        // Mean of {1e6, 1e6 + 0.01, 2e6} is 1.33e6: gaps up to 0.0199 are ties. R: survfit(Surv(c(1e6, 1e6 + .01, 2e6)) ~ 1)$time.
        Assert.Equal(2, Curve([1e6, 1e6 + 0.01, 2e6], [true, true, true]).Count);
        Assert.Equal(3, Curve([1e6, 1e6 + 0.03, 2e6], [true, true, true]).Count);
    }

    [Fact]
    public void Ties_are_joined_after_merging()
    {
        EventTable one = EventTable.From(EventTimes.FromEventFlag([0.3, 1], [true, false]));
        EventTable two = EventTable.From(EventTimes.FromEventFlag([0.1 + 0.2, 2], [true, false]));
        EventTable merged = one.Merge(two);
        Assert.Equal(4, merged.Length);
        Assert.Equal(3, KaplanMeier.Fit(merged)["all"].Count);
    }

    [Fact]
    public void Parts_merge_by_name_and_refuse_what_does_not_fit()
    {
        EventTable one = EventTable.From(EventTimes.FromEventFlag([1, 2], [true, false]), Groups("b", "c"));
        EventTable two = EventTable.From(EventTimes.FromEventFlag([1, 3], [true, true]), Groups("a", "b"));
        KaplanMeierFit fit = KaplanMeier.Fit(one.Merge(two));
        Assert.Equal(["b", "c", "a"], fit.Curves.Select(c => c.Group));
        Assert.Equal([2, 1, 1], fit.Curves.Select(c => c.People));
        Assert.Throws<ArgumentException>(() => one.Merge(EventTable.From(EventTimes.FromEventFlag([1], [true]))));
    }

    [Fact]
    public void A_stratum_with_one_group_adds_nothing_to_the_test()
    {
        double[] time = [1, 2, 3, 4, 5, 6];
        bool[] isEvent = [true, true, false, true, true, true];
        Factor arm = Groups("a", "b", "a", "b", "a", "a");
        LogRankTest with = LogRank.Test(
            EventTimes.FromEventFlag(time, isEvent),
            arm,
            strata: Factor.FromTexts("site", ["x", "x", "x", "x", "y", "y"])
        );
        LogRankTest without = LogRank.Test(
            EventTimes.FromEventFlag(time[..4], isEvent[..4]),
            Groups("a", "b", "a", "b"),
            strata: Factor.FromTexts("site", ["x", "x", "x", "x"])
        );
        Tolerance.AssertClose(without.Test.Statistic!.Value, with.Test.Statistic);
        Assert.Equal(without.Groups.Sum(g => g.Observed) + 2, with.Groups.Sum(g => g.Observed));
    }

    [Fact]
    public void Weights_of_zero_count_as_rows_and_nowhere_else()
    {
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 9], [true, true, false, true]);
        KaplanMeierCurve curve = KaplanMeier.Fit(times, weights: new SamplingWeights([1, 2, 1, 0]))["all"];
        Assert.Equal(4, curve.People);
        Assert.Equal(3, curve.LongestTime);
        Assert.Equal([0.75, 0.25, 0.25], curve.Select(p => p.Survival));
        KaplanMeierCurve nobody = KaplanMeier.Fit(times, weights: new SamplingWeights(new double[4]))["all"];
        Assert.Equal("everybody has weight 0", nobody.Median.Reason);
        Assert.Equal("everybody has weight 0", nobody.SurvivalAt(1).Reason);
        Assert.Equal("everybody has weight 0", nobody.Mean.Reason);
    }

    [Fact]
    public void Frequencies_of_zero_are_nobody()
    {
        EventTimes times = EventTimes.FromEventFlag([1, 2, 9], [true, true, true]);
        KaplanMeierFit fit = KaplanMeier.Fit(
            times,
            Groups("a", "a", "b"),
            frequencies: new FrequencyWeights([1, 3, 0])
        );
        Assert.Equal([4, 0], fit.Curves.Select(c => c.People));
        Assert.Equal("nobody is in the group", fit["b"].Median.Reason);
        Assert.Equal("only one group was at risk when events happened", fit.LogRank().Test.Reason);
        Assert.Equal(2, fit.CompareRestrictedMeans().Tau);
    }

    [Fact]
    public void Sixty_groups_have_fifty_nine_degrees_of_freedom()
    {
        int n = 6000;
        double[] time = Enumerable.Range(0, n).Select(i => 1.0 + i * 7919 % 365).ToArray();
        var arm = new Factor(
            "arm",
            Enumerable.Range(0, n).Select(i => i % 60).ToArray(),
            Enumerable.Range(0, 60).Select(i => $"g{i}").ToArray()
        );
        KaplanMeierFit fit = KaplanMeier.Fit(
            EventTimes.FromEventFlag(time, time.Select(t => t % 3 != 0).ToArray()),
            arm
        );
        Assert.Equal(59, fit.LogRank().Test.DegreesOfFreedom);
        Assert.InRange(fit.LogRank().Test.PValue!.Value, 0, 1);
        Assert.Equal(59, fit.CompareRestrictedMeans().Differences.Count);
    }

    [Fact]
    public void Beyond_follow_up_there_is_no_estimate_unless_extended()
    {
        KaplanMeierCurve curve = Curve([1, 2, 3], [true, false, false]);
        Assert.Equal("beyond the group's follow-up, which ends at 3", curve.SurvivalAt(3.5).Reason);
        Assert.Equal(2.0 / 3, curve.SurvivalAt(3.5, extend: true).Value!.Value, 1e-15);
        Assert.Equal("follow-up ends at 3, before tau (4)", curve.RestrictedMean(4).Reason);
        // A curve at 0 has no area to come: tau may lie beyond.
        Assert.Equal(1.5, Curve([1, 2], [true, true]).RestrictedMean(4).Value);
    }

    [Fact]
    public void Quantiles_on_a_flat_step_follow_the_rule()
    {
        // 0.5 from 2 to 5: both rules give 3.5.
        Assert.Equal(3.5, Curve([1, 2, 5, 6], [true, true, true, true]).Median.Value);
        // 0.5 from 2 to the end of follow-up at 9.
        double[] times = [1, 2, 5, 9];
        bool[] events = [true, true, false, false];
        Assert.Equal(5.5, Curve(times, events).Median.Value);
        KaplanMeierCurve sas = Curve(times, events, KaplanMeierOptions.Sas);
        Assert.Equal("survival stays flat to the end of follow-up at 0.5 (lowest 0.5 at time 2)", sas.Median.Reason);
        // 1 - 0.3 - 0.2 - 0.2 in steps of a tenth lands on 0.7, 0.5, 0.3 only up to rounding.
        KaplanMeierCurve tenths = Curve(
            Enumerable.Range(1, 10).Select(i => (double)i).ToArray(),
            Enumerable.Repeat(true, 10).ToArray()
        );
        Assert.Equal([3.5, 5.5, 7.5], new[] { 0.3, 0.5, 0.7 }.Select(p => tenths.Quantile(p).Value!.Value));
    }

    [Fact]
    public void Sas_means_end_at_the_longest_event_and_correct_their_variance()
    {
        double[] times = [1, 2, 4, 9];
        bool[] events = [true, true, true, false];
        KaplanMeierCurve r = Curve(times, events);
        KaplanMeierCurve sas = Curve(times, events, KaplanMeierOptions.Sas);
        Assert.Equal((9, 4), (r.MeanTau, sas.MeanTau));
        // To 4: 1 + 0.75 + 2 · 0.5 = 2.75.
        Assert.Equal(2.75, sas.Mean.Value);
        double variance = 1.75 * 1.75 / 12 + 1.0 / 6;
        Tolerance.AssertClose(Math.Sqrt(variance * 3 / 2), sas.Mean.StandardError);
        Tolerance.AssertClose(Math.Sqrt(variance), r.RestrictedMean(4).StandardError);
    }

    [Fact]
    public void Groups_are_read_by_name_and_unknown_ones_are_named()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2], [true, true]), Groups("IV", "PO"));
        Assert.Equal("PO", fit["PO"].Group);
        var thrown = Assert.Throws<KeyNotFoundException>(() => fit["SC"]);
        Assert.Equal("There is no group 'SC'. Groups: IV, PO.", thrown.Message);
        Assert.Contains("IV", fit.ToString(), StringComparison.Ordinal);
        Assert.Contains("<table", fit.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_group_are_dropped_and_counted()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(
            EventTimes.FromEventFlag([1, 2, 3], [true, true, true]),
            Groups("IV", null, "PO")
        );
        Assert.Equal((3, 2), (fit.Table.Rows.Read, fit.Table.Rows.Used));
        Assert.Equal("no value in column 'arm'", fit.Table.Rows.Dropped[0].Reason);
    }

    [Fact]
    public void Negative_entries_are_as_good_as_none()
    {
        double[] time = [3, 1, 2, 2, 5];
        bool[] isEvent = [true, true, false, true, false];
        KaplanMeierFit none = KaplanMeier.Fit(EventTimes.FromEventFlag(time, isEvent));
        KaplanMeierFit early = KaplanMeier.Fit(EventTimes.FromEventFlag(time, isEvent, [-1, -7, -0.5, -3, -2]));
        Assert.Equal(none.Rows(), early.Rows());
    }

    [Fact]
    public void Keys_order_as_numbers_do()
    {
        double[] numbers =
        [
            double.NegativeInfinity,
            -1e300,
            -2,
            -1e-300,
            0,
            1e-300,
            0.5,
            2,
            1e300,
            double.PositiveInfinity,
        ];
        ulong[] keys = Array.ConvertAll(numbers, RadixOrder.KeyOf);
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(RadixOrder.KeyOf(0.0), RadixOrder.KeyOf(-0.0));
        var random = new Random(7);
        ulong[] many = Enumerable
            .Range(0, 5000)
            .Select(_ => RadixOrder.KeyOf(random.Next(200) - 100 + random.NextDouble()))
            .ToArray();
        many = [.. many, .. many];
        int[] order = Enumerable.Range(0, many.Length).ToArray();
        RadixOrder.Sort(many, order);
        Assert.Equal(Enumerable.Range(0, many.Length).OrderBy(i => many[i]), order);
    }

    [Fact]
    public void Restricted_means_are_told_in_words()
    {
        EventTimes times = EventTimes.FromEventFlag([2, 4, 6, 8, 4, 6, 8, 10], Enumerable.Repeat(true, 8).ToArray());
        KaplanMeierFit fit = KaplanMeier.Fit(times, Groups("PO", "PO", "PO", "PO", "IV", "IV", "IV", "IV"));
        string sentence = Assert.Single(fit.CompareRestrictedMeans(8, "PO").InWords("weeks", "relapse"));
        Assert.StartsWith(
            "Over the first 8 weeks, the mean time without relapse was 6.5 weeks with IV and 5.0 with PO: 1.5 weeks longer (95% CI ",
            sentence,
            StringComparison.Ordinal
        );
        Assert.Matches(@"\(95% CI -?\d+\.\d to \d+\.\d; p = 0\.\d{3}\)\.$", sentence);
        Assert.Contains("shorter", fit.CompareRestrictedMeans(8, "IV").InWords()[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "Between 2 and 8 days",
            fit.CompareRestrictedMeans(8, "IV", 2).InWords()[0],
            StringComparison.Ordinal
        );
        KaplanMeierFit unknown = KaplanMeier.Fit(EventTimes.FromEventFlag([2, 4], [false, true]), Groups("a", "b"));
        Assert.Contains(
            "could not be compared with a: a: follow-up ends at 2",
            unknown.CompareRestrictedMeans(3).InWords()[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(2500, 2500)]
    [InlineData(2500, 2000)]
    [InlineData(100_000, 50_000)]
    [InlineData(1001, 1001)]
    public void Tied_events_one_by_one_add_up_whatever_their_number(double atRisk, double events)
    {
        double rise = 0;
        double spread = 0;
        for (double m = atRisk - events + 1; m <= atRisk; m++)
        {
            rise += 1 / m;
            spread += 1 / (m * m);
        }
        (double actualRise, double actualSpread) = TiedEvents.OneByOne(events, atRisk);
        Tolerance.AssertClose(rise, actualRise, 1e-12);
        Tolerance.AssertClose(spread, actualSpread, 1e-12);
        Assert.InRange(TiedEvents.OneByOne(1e12, 2e12).Rise, Math.Log(2) - 1e-9, Math.Log(2) + 1e-9);
    }
}
