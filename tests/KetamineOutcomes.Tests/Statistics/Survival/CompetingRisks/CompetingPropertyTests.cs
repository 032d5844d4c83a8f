using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tests.Statistics.Survival.CompetingRisks;

/// <summary>What holds of competing risks for every data set.</summary>
public class CompetingPropertyTests
{
    public static TheoryData<int, bool> Trials { get; } =
        new(Enumerable.Range(1, 20).SelectMany(seed => new[] { (seed, false), (seed, true) }));

    [Theory, MemberData(nameof(Trials))]
    public void Incidences_and_survival_add_to_one_and_times_lost_to_tau(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        foreach (bool weighted in new[] { false, true })
        {
            SamplingWeights? weights = weighted ? new SamplingWeights(trial.Weight) : null;
            CumulativeIncidenceFit fit = CumulativeIncidence.Fit(Times(trial), trial.By(), null, null, weights);
            foreach (IncidenceGroup group in fit.Groups)
            {
                for (int step = 0; step < group.EventFree.Count; step++)
                {
                    double sum = group.EventFree[step].Survival + group.Causes.Sum(c => c[step].Incidence);
                    Assert.Equal(1, sum, 1e-12);
                }
                double tau = group.EventFree.LongestTime!.Value;
                double lost = group.Causes.Sum(c => c.TimeLost(tau).Value!.Value);
                Assert.Equal(tau, lost + group.EventFree.RestrictedMean(tau).Value!.Value, 1e-9);
            }
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void Row_order_frequencies_and_merging_do_not_matter(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        int[] rows = Enumerable.Range(0, trial.Length).ToArray();
        int[] shuffled = [.. rows];
        new Random(seed).Shuffle(shuffled);
        int[] repeated = rows.SelectMany(i => Enumerable.Repeat(i, (int)trial.Frequency[i])).ToArray();
        EventTable Of(IEnumerable<int> some) =>
            EventTable.From(Times(trial, some), trial.ByOf(some), trial.SitesOf(some));
        EventTable whole = Of(rows);
        AssertSame(whole, Of(shuffled));
        AssertSame(whole, Of(rows.Where(i => i % 2 == 0)).Merge(Of(rows.Where(i => i % 2 == 1))));
        AssertSame(
            Of(repeated),
            EventTable.From(Times(trial), trial.By(), trial.Sites(), new FrequencyWeights(trial.Frequency))
        );
    }

    [Theory, MemberData(nameof(Trials))]
    public void One_stratum_equals_none_and_scaled_time_changes_nothing(int seed, bool entry)
    {
        var trial = new RandomTimes(seed, entry);
        EventTable none = EventTable.From(Times(trial), trial.By());
        EventTable one = EventTable.From(Times(trial), trial.By(), new Factor("site", new int[trial.Length], ["only"]));
        EventTable scaled = EventTable.From(Times(trial, null, 1.0 / 365.25), trial.By());
        foreach (string cause in none.Causes)
        {
            double? Statistic(EventTable table) => CumulativeIncidence.Fit(table).Gray(cause, 0.5).Test.Statistic;
            Assert.Equal(Statistic(none), Statistic(one));
            Assert.Equal(Statistic(none), Statistic(scaled));
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void A_single_cause_is_one_minus_Kaplan_Meier_with_Greenwoods_error(int seed, bool entry)
    {
        Assert.SkipWhen(entry, "with entry times the error is the jackknife, as survfit's of several states");
        var trial = new RandomTimes(seed);
        KaplanMeierFit survival = KaplanMeier.Fit(trial.Times(), trial.By());
        foreach (IncidenceVariance variance in Enum.GetValues<IncidenceVariance>())
        {
            CumulativeIncidenceFit fit = CumulativeIncidence.Fit(
                trial.Times(),
                trial.By(),
                new() { Variance = variance }
            );
            foreach (IncidenceGroup group in fit.Groups)
            {
                foreach ((SurvivalPoint one, IncidencePoint other) in survival[group.Group].Zip(group.Causes[0]))
                {
                    Assert.Equal(1 - one.Survival, other.Incidence, 1e-12);
                    if (variance == IncidenceVariance.Delta && one.StandardError is { } error)
                    {
                        Assert.Equal(error, other.StandardError, 1e-12);
                    }
                }
            }
        }
    }

    [Fact]
    public void Equal_sampling_weights_give_the_delta_form()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var trial = new RandomTimes(seed);
            double[] ones = Enumerable.Repeat(3.0, trial.Length).ToArray();
            CumulativeIncidenceFit plain = CumulativeIncidence.Fit(Times(trial), trial.By());
            CumulativeIncidenceFit weighted = CumulativeIncidence.Fit(
                Times(trial),
                trial.By(),
                null,
                null,
                new SamplingWeights(ones)
            );
            foreach ((IncidencePoint one, IncidencePoint other) in plain.Rows().Zip(weighted.Rows()))
            {
                Assert.Equal(one.Incidence, other.Incidence, 1e-12);
                Assert.Equal(one.StandardError, other.StandardError, 1e-12);
            }
        }
    }

    [Fact]
    public void Fine_Gray_with_a_single_cause_is_Cox_by_Breslows_rule()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            var trial = new RandomTimes(seed, minimum: 40);
            var age = new NumericColumn("age", trial.Weight);
            var cox = KetamineOutcomes.Statistics.Survival.Cox.CoxRegression.Fit(
                trial.Times(),
                [age],
                new() { Ties = KetamineOutcomes.Statistics.Survival.Cox.CoxTies.Breslow }
            );
            FineGrayFit fit = FineGrayRegression.Fit(trial.Times(), "event", [age]);
            Tolerance.AssertClose(cox["age"].Estimate.Value!.Value, fit["age"].Estimate.Value, Tolerance.Fit);
        }
    }

    [Fact]
    public void Fine_Gray_with_frequencies_equals_repeated_rows_and_swapped_arms_flip_the_sign()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            var trial = new RandomTimes(seed, minimum: 60);
            int[] repeated = Enumerable
                .Range(0, trial.Length)
                .SelectMany(i => Enumerable.Repeat(i, (int)trial.Frequency[i]))
                .ToArray();
            FineGrayFit one = FineGrayRegression.Fit(
                Times(trial),
                "relapse",
                [trial.By()],
                frequencies: new FrequencyWeights(trial.Frequency)
            );
            FineGrayFit other = FineGrayRegression.Fit(Times(trial, repeated), "relapse", [trial.ByOf(repeated)]);
            foreach (SubdistributionCoefficient coefficient in one.Coefficients)
            {
                Close(coefficient.Estimate.Value, other[coefficient.Term].Estimate.Value);
                Close(coefficient.Estimate.StandardError, other[coefficient.Term].Estimate.StandardError);
            }
            var arm = new Factor("arm", Enumerable.Range(0, trial.Length).Select(i => i % 2).ToArray(), ["a", "b"]);
            FineGrayFit there = FineGrayRegression.Fit(Times(trial), "relapse", [arm]);
            FineGrayFit back = FineGrayRegression.Fit(
                Times(trial),
                "relapse",
                [arm],
                new() { References = new Dictionary<string, string> { ["arm"] = "b" } }
            );
            Close(-there["arm=b"].Estimate.Value, back["arm=a"].Estimate.Value);
        }
    }

    private static void Close(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
        {
            Assert.Equal(value, actual!.Value, 1e-7 * Math.Max(1, Math.Abs(value)));
        }
    }

    private static EventTimes Times(RandomTimes trial, IEnumerable<int>? rows = null, double scale = 1)
    {
        int[] r = (rows ?? Enumerable.Range(0, trial.Length)).ToArray();
        return EventTimes.FromCauses(
            r.Select(i => trial.Time[i] * scale).ToArray(),
            r.Select(i => trial.Event[i] ? 1 + i % 3 : 0).ToArray(),
            ["death", "relapse", "stop"],
            trial.Entry is null ? null : r.Select(i => trial.Entry[i] * scale).ToArray()
        );
    }

    private static void AssertSame(EventTable one, EventTable other)
    {
        CumulativeIncidenceFit first = CumulativeIncidence.Fit(one);
        CumulativeIncidenceFit second = CumulativeIncidence.Fit(other);
        foreach (IncidenceGroup group in first.Groups.Where(g => g.People > 0))
        {
            foreach (IncidenceCurve curve in group.Causes)
            {
                Assert.Equal(curve, second[group.Group][curve.Cause], Near);
            }
        }
        foreach (string cause in one.Causes)
        {
            double? expected = first.Gray(cause).Test.Statistic;
            double? actual = second.Gray(cause).Test.Statistic;
            Assert.Equal(expected is null, actual is null);
            Assert.Equal(expected ?? 0, actual ?? 0, 1e-9 * Math.Max(1, expected ?? 0));
        }
    }

    private static bool Near(IncidencePoint one, IncidencePoint other) =>
        one.Time == other.Time
        && one.AtRisk == other.AtRisk
        && one.Events == other.Events
        && Math.Abs(one.Incidence - other.Incidence) < 1e-13
        && Math.Abs(one.StandardError - other.StandardError) < 1e-12;
}
