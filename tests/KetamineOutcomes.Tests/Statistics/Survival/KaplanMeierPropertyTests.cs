using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>What holds for every data set.</summary>
public class KaplanMeierPropertyTests
{
    public static TheoryData<int, bool> Trials { get; } =
        new(Enumerable.Range(1, 25).SelectMany(seed => new[] { (seed, false), (seed, true) }));

    [Theory, MemberData(nameof(Trials))]
    public void Row_order_does_not_matter(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        int[] shuffled = Enumerable.Range(0, trial.Length).ToArray();
        new Random(seed).Shuffle(shuffled);
        AssertSame(
            EventTable.From(trial.Times(), trial.By(), trial.Sites()),
            EventTable.From(trial.TimesOf(shuffled), trial.ByOf(shuffled), trial.SitesOf(shuffled))
        );
    }

    [Theory, MemberData(nameof(Trials))]
    public void Frequencies_equal_repeated_rows(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        int[] repeated = Enumerable
            .Range(0, trial.Length)
            .SelectMany(i => Enumerable.Repeat(i, (int)trial.Frequency[i]))
            .ToArray();
        AssertSame(
            EventTable.From(trial.TimesOf(repeated), trial.ByOf(repeated), trial.SitesOf(repeated)),
            EventTable.From(trial.Times(), trial.By(), trial.Sites(), new FrequencyWeights(trial.Frequency))
        );
    }

    [Theory, MemberData(nameof(Trials))]
    public void Merged_parts_equal_the_whole(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        int[] rows = Enumerable.Range(0, trial.Length).ToArray();
        EventTable Part(int part) =>
            EventTable.From(
                trial.TimesOf(rows.Where(i => i % 3 == part)),
                trial.ByOf(rows.Where(i => i % 3 == part)),
                trial.SitesOf(rows.Where(i => i % 3 == part))
            );
        EventTable whole = EventTable.From(trial.Times(), trial.By(), trial.Sites());
        AssertSame(whole, Part(0).Merge(Part(1)).Merge(Part(2)));
        AssertSame(whole, Part(2).Merge(Part(0).Merge(Part(1))));
    }

    [Theory, MemberData(nameof(Trials))]
    public void One_stratum_equals_none(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        var one = new Factor("site", new int[trial.Length], ["only"]);
        foreach (LogRankWeight weight in new[] { LogRankWeight.LogRank, LogRankWeight.FlemingHarrington(0.5, 1) })
        {
            var with = LogRank.Test(trial.Times(), trial.By(), weight, one).Test;
            Assert.Equal(LogRank.Test(trial.Times(), trial.By(), weight).Test, with);
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void Scaling_time_scales_times_and_leaves_probabilities(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        KaplanMeierFit days = KaplanMeier.Fit(trial.Times(), trial.By());
        KaplanMeierFit years = KaplanMeier.Fit(trial.Times(1 / 365.25), trial.By());
        foreach ((KaplanMeierCurve day, KaplanMeierCurve year) in days.Curves.Zip(years.Curves))
        {
            Assert.Equal(day.Select(p => (p.Survival, p.Lower)), year.Select(p => (p.Survival, p.Lower)));
            AssertScaled(day.Median, year.Median);
            AssertScaled(day.Mean, year.Mean);
        }
        Assert.Equal(days.LogRank().Test, years.LogRank().Test);
    }

    [Theory, MemberData(nameof(Trials))]
    public void Curves_fall_from_1_within_0_and_1(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        foreach (IntervalTransform interval in Enum.GetValues<IntervalTransform>())
        {
            foreach (
                KaplanMeierCurve curve in KaplanMeier
                    .Fit(trial.Times(), trial.By(), new() { Interval = interval })
                    .Curves
            )
            {
                double before = 1;
                foreach (SurvivalPoint point in curve)
                {
                    Assert.InRange(point.Survival, 0, before);
                    before = point.Survival;
                    Assert.True(point.StandardError is null or >= 0);
                    Assert.True(point.Lower is null || point.Lower >= 0 && point.Lower <= point.Survival);
                    Assert.True(point.Upper is null || point.Upper <= 1 && point.Upper >= point.Survival);
                }
                Assert.Equal(curve.People, curve.Events + curve.Censored);
            }
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void A_wider_level_contains_a_narrower(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        foreach (IntervalTransform interval in Enum.GetValues<IntervalTransform>())
        {
            KaplanMeierFit wide = KaplanMeier.Fit(
                trial.Times(),
                trial.By(),
                new() { Interval = interval, Level = 0.99 }
            );
            KaplanMeierFit narrow = KaplanMeier.Fit(
                trial.Times(),
                trial.By(),
                new() { Interval = interval, Level = 0.9 }
            );
            foreach ((SurvivalPoint w, SurvivalPoint n) in wide.Rows().Zip(narrow.Rows()))
            {
                Assert.True(w.Lower is null && n.Lower is null || w.Lower <= n.Lower && w.Upper >= n.Upper);
            }
            foreach ((KaplanMeierCurve w, KaplanMeierCurve n) in wide.Curves.Zip(narrow.Curves))
            {
                Assert.False(w.Median.Interval!.Lower > n.Median.Interval!.Lower);
                Assert.False(w.Median.Interval!.Upper < n.Median.Interval!.Upper);
                Assert.True(w.Mean.Interval?.Lower <= n.Mean.Interval?.Lower);
            }
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void Swapping_reference_and_group_flips_the_difference_and_inverts_the_ratio(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        KaplanMeierFit fit = KaplanMeier.Fit(trial.Times(), trial.By());
        (string first, string second) = (fit.Curves[0].Group, fit.Curves[1].Group);
        RestrictedMeanComparison one = fit.CompareRestrictedMeans(null, first);
        RestrictedMeanComparison two = fit.CompareRestrictedMeans(null, second);
        SurvivalContrast there = one.Differences.Single(d => d.Group == second);
        SurvivalContrast back = two.Differences.Single(d => d.Group == first);
        Assert.Equal(there.Estimate.Value, -back.Estimate.Value);
        Assert.Equal(there.Test!.PValue, back.Test!.PValue);
        double? ratio = one.Ratios.Single(d => d.Group == second).Estimate.Value;
        Tolerance.AssertClose(1 / ratio!.Value, two.Ratios.Single(d => d.Group == first).Estimate.Value, 1e-12);
    }

    [Theory, MemberData(nameof(Trials))]
    public void Observed_and_expected_events_add_up_alike(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        LogRankTest test = LogRank.Test(
            trial.Times(),
            trial.By(),
            LogRankWeight.FlemingHarrington(1, 0),
            trial.Sites(),
            null,
            new SamplingWeights(trial.Weight)
        );
        Tolerance.AssertClose(test.Groups.Sum(g => g.Observed), test.Groups.Sum(g => g.Expected), 1e-12);
    }

    [Theory, MemberData(nameof(Trials))]
    public void Equal_sampling_weights_change_counts_alone(int seed, bool evenLarger)
    {
        // Greenwood's variance is the infinitesimal jackknife's when all weights are the same and all enter at the start.
        var trial = new RandomTimes(seed + 100, minimum: evenLarger ? 300 : 4);
        var threes = new SamplingWeights(Enumerable.Repeat(3.0, trial.Length).ToArray());
        KaplanMeierFit plain = KaplanMeier.Fit(trial.Times(), trial.By());
        KaplanMeierFit weighted = KaplanMeier.Fit(trial.Times(), trial.By(), weights: threes);
        foreach ((SurvivalPoint p, SurvivalPoint w) in plain.Rows().Zip(weighted.Rows()))
        {
            Assert.Equal(3 * p.AtRisk, w.AtRisk);
            Assert.Equal(p.Survival, w.Survival, 1e-13);
            Assert.Equal(p.StandardError ?? 0, w.StandardError!.Value, 1e-12);
        }
        foreach ((KaplanMeierCurve p, KaplanMeierCurve w) in plain.Curves.Zip(weighted.Curves))
        {
            Assert.Equal(p.People, w.People);
            Assert.Equal(p.Mean.StandardError!.Value, w.Mean.StandardError!.Value, 1e-9);
        }
        LogRankTest one = plain.LogRank();
        Assert.Equal(one.Test.Statistic is null, weighted.LogRank().Test.Statistic is null);
        if (one.Test.Statistic is { } statistic)
        {
            Tolerance.AssertClose(statistic, weighted.LogRank().Test.Statistic, 1e-9);
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void Entry_at_0_for_all_equals_no_entry(int seed, bool unused)
    {
        var trial = new RandomTimes(seed, unused);
        EventTimes zero = EventTimes.FromEventFlag(trial.Time, trial.Event, new double[trial.Length]);
        EventTimes none = EventTimes.FromEventFlag(trial.Time, trial.Event);
        AssertSame(EventTable.From(none, trial.By()), EventTable.From(zero, trial.By()));
    }

    private static void AssertScaled(Estimate day, Estimate year)
    {
        Assert.Equal(day.Value is null, year.Value is null);
        if (day.Value is { } value)
        {
            Tolerance.AssertClose(value / 365.25, year.Value, 1e-12);
        }
        if (day.StandardError is { } error)
        {
            Assert.Equal(error / 365.25, year.StandardError!.Value, 1e-12);
        }
    }

    private static void AssertSame(EventTable expected, EventTable actual)
    {
        KaplanMeierFit one = KaplanMeier.Fit(expected);
        KaplanMeierFit two = KaplanMeier.Fit(actual);
        Assert.Equal(one.Rows(), two.Rows());
        Assert.Equal(one.Curves.Select(c => c.People), two.Curves.Select(c => c.People));
        Assert.Equal(one.Curves.Select(c => c.Mean), two.Curves.Select(c => c.Mean));
        Assert.Equal(one.Curves.Select(c => c.Median), two.Curves.Select(c => c.Median));
        LogRankWeight weight = LogRankWeight.FlemingHarrington(0, 1);
        Assert.Equal(one.LogRank(weight).Test, two.LogRank(weight).Test);
        Assert.Equal(one.LogRank().Groups, two.LogRank().Groups);
    }
}
