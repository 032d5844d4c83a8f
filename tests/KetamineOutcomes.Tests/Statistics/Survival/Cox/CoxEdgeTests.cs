using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

public class CoxEdgeTests
{
    private static NumericColumn Numbers(string name, params double[] values) => new(name, values);

    private static CoxFit Fit(double[] times, bool[] events, params Column[] covariates) =>
        CoxRegression.Fit(EventTimes.FromEventFlag(times, events), covariates);

    [Fact]
    public void One_participant_has_no_coefficient()
    {
        CoxFit fit = Fit([5], [true], Numbers("age", 40));
        Assert.Equal("'age' is constant", fit["age"].Estimate.Reason);
        Assert.Equal((1, 1, 0.0), (fit.N, fit.Events, fit.LogLikelihood));
        Assert.Equal("no covariate has a coefficient", fit.Wald.Reason);
        Assert.NotNull(fit.Concordance.Reason);
        Assert.Contains("constant", fit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_events_everything_has_a_reason()
    {
        CoxFit fit = Fit([5, 6, 7], [false, false, false], Numbers("age", 40, 50, 61));
        Assert.Equal("there is no event", fit["age"].Estimate.Reason);
        Assert.Equal("there is no event", fit.LikelihoodRatio.Reason);
        Assert.All(fit.ProportionalHazards, t => Assert.Null(t.Test.PValue));
        Assert.Equal("there is no event", fit.Concordance.Reason);
    }

    [Fact]
    public void Everyone_with_the_event_at_one_time()
    {
        NumericColumn age = Numbers("age", 40, 52, 61, 44);
        EventTimes times = EventTimes.FromEventFlag([3, 3, 3, 3], [true, true, true, true]);
        CoxFit exact = CoxRegression.Fit(times, [age], new() { Ties = CoxTies.Exact });
        Assert.Equal("'age' does not tell the events apart within any risk set", exact["age"].Estimate.Reason);
        CoxFit breslow = CoxRegression.Fit(times, [age], new() { Ties = CoxTies.Breslow });
        Assert.Equal(0, breslow["age"].Estimate.Value!.Value, 1e-9);
        Assert.Contains("single event time", breslow.ProportionalHazards[0].Test.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_of_0_counts()
    {
        CoxFit fit = Fit([0, 1, 2, 3], [true, true, true, false], Numbers("age", 44, 40, 52, 47));
        Assert.Equal(3, fit.Events);
        Assert.NotNull(fit["age"].Estimate.Value);
    }

    [Fact]
    public void Entry_at_the_exit_is_refused()
    {
        Assert.Throws<TrialDataException>(() => EventTimes.FromEventFlag([5, 6], [true, true], [5, 0]));
        EventTimes nearly = EventTimes.FromEventFlag([5 + 1e-9, 6], [true, true], [5, 0]);
        Assert.Throws<TrialDataException>(() => CoxRegression.Fit(nearly, [Numbers("x", 1, 2)]));
    }

    [Fact]
    public void An_arm_without_events_is_named_and_the_others_stand_at_their_limit()
    {
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 5, 7];
        bool[] events = [true, true, false, true, true, true, false, true, true, true, false, false, false];
        string[] arms = ["a", "b", "a", "b", "a", "a", "b", "b", "a", "b", "c", "c", "c"];
        double[] age = [40, 55, 61, 38, 47, 59, 52, 44, 63, 50, 41, 57, 48];
        CoxFit fit = Fit(times, events, Factor.FromTexts("arm", arms), Numbers("age", age));
        CoxFit without = Fit(times[..10], events[..10], Factor.FromTexts("arm", arms[..10]), Numbers("age", age[..10]));
        Assert.True(fit.Converged);
        Assert.Null(fit["arm=c"].Estimate.Value);
        Assert.Null(fit["arm=c"].HazardRatio.Value);
        Assert.Contains("monotone likelihood", fit["arm=c"].Estimate.Reason, StringComparison.Ordinal);
        Assert.Contains("'arm=c'", fit["arm=c"].Estimate.Reason, StringComparison.Ordinal);
        foreach (string term in new[] { "arm=b", "age" })
        {
            Tolerance.AssertClose(without[term].Estimate.Value!.Value, fit[term].Estimate.Value, 1e-8, term);
            Tolerance.AssertClose(without[term].Estimate.StandardError!.Value, fit[term].Estimate.StandardError, 1e-8);
        }
        Tolerance.AssertClose(without.LogLikelihood, fit.LogLikelihood, 1e-10);
        Assert.Contains("infinite", fit.Wald.Reason, StringComparison.Ordinal);
        Assert.NotNull(fit.LikelihoodRatio.PValue);
        Assert.NotNull(fit.Score.PValue);
    }

    [Fact]
    public void A_reference_without_events_leaves_no_level_with_a_coefficient()
    {
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        bool[] events = [true, true, true, true, true, true, false, false, false];
        CoxFit fit = Fit(times, events, Factor.FromTexts("arm", ["b", "c", "b", "c", "b", "c", "a", "a", "a"]));
        Assert.All(fit.Coefficients, c => Assert.Contains("monotone", c.Estimate.Reason, StringComparison.Ordinal));
        Assert.Contains("'arm=b', 'arm=c'", fit["arm=b"].Estimate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_covariate_that_falls_with_time_is_monotone()
    {
        double[] x = [9.5, 8.25, 7, 6.5, 5, 4.125, 3, 2, 1, 0];
        double[] z = [1, 0, 2, 1, 0, 1, 2, 0, 1, 2];
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        CoxFit fit = Fit(times, Enumerable.Repeat(true, 10).ToArray(), Numbers("x", x), Numbers("z", z));
        Assert.Contains("'x'", fit["x"].Estimate.Reason, StringComparison.Ordinal);
        Assert.Null(fit["x"].Estimate.StandardError);
        Assert.Equal(1, fit.Concordance.Value);
    }

    [Fact]
    public void Columns_that_others_determine_are_named()
    {
        double[] times = [1, 2, 3, 4, 5, 6];
        bool[] events = [true, true, true, true, false, true];
        NumericColumn age = Numbers("age", 40, 52, 61, 44, 39, 58);
        NumericColumn months = Numbers("months", 480, 624, 732, 528, 468, 696);
        CoxFit fit = Fit(times, events, age, months);
        Assert.Equal("'months' is determined by 'age'", fit["months"].Estimate.Reason);
        Assert.Equal(1, fit.LikelihoodRatio.DegreesOfFreedom);
        CoxDraw.AssertSame(
            Fit(times, events, age),
            fit with
            {
                Coefficients = [fit["age"]],
                ProportionalHazards = [fit.ProportionalHazards[0], fit.ProportionalHazards[2]],
            }
        );
    }

    [Fact]
    public void A_covariate_constant_within_every_stratum_says_so()
    {
        double[] times = [1, 2, 3, 4, 5, 6];
        Factor site = Factor.FromTexts("site", ["a", "a", "a", "b", "b", "b"]);
        CoxFit fit = CoxRegression.Fit(
            EventTimes.FromEventFlag(times, [true, true, false, true, true, true]),
            [Numbers("dose", 1, 1, 1, 2, 2, 2), Numbers("age", 40, 52, 41, 44, 63, 58)],
            strata: site
        );
        Assert.Equal("'dose' is constant within every risk set", fit["dose"].Estimate.Reason);
        Assert.NotNull(fit["age"].Estimate.Value);
        Assert.Equal("'dose' is constant within every risk set", fit.ProportionalHazards[0].Test.Reason);
    }

    [Fact]
    public void Sixty_levels_far_from_zero_and_missing_values()
    {
        var random = new Random(7);
        int n = 3000;
        double[] times = Enumerable.Range(0, n).Select(_ => -Math.Log(random.NextDouble())).ToArray();
        bool[] events = Enumerable.Range(0, n).Select(_ => random.NextDouble() < 0.8).ToArray();
        Factor site = new("site", Enumerable.Range(0, n).Select(i => i % 61 - 1).ToArray(), [.. Names(60)]);
        double[] day = Enumerable.Range(0, n).Select(_ => random.NextDouble()).ToArray();
        CoxFit near = Fit(times, events, site, Numbers("day", day));
        CoxFit far = Fit(times, events, site, Numbers("day", [.. day.Select(d => d + 1e6)]));
        Assert.Equal(60, near.Coefficients.Count);
        Assert.Equal(n - near.Rows.Used, near.Rows.Dropped.Single().Rows);
        Tolerance.AssertClose(near["day"].Estimate.Value!.Value, far["day"].Estimate.Value, 1e-6);
        Tolerance.AssertClose(near["day"].Estimate.StandardError!.Value, far["day"].Estimate.StandardError, 1e-8);

        static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(i => $"site {i:00}");
    }

    [Fact]
    public void A_fit_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            CoxRegression.Fit(
                EventTimes.FromEventFlag([1, 2], [true, true]),
                [Numbers("x", 1, 2)],
                cancellation: source.Token
            )
        );
    }

    [Fact]
    public void Unevenly_spread_times_are_ordered_all_the_same()
    {
        var random = new Random(3);
        double[] times = Enumerable.Range(0, 600).Select(i => i == 0 ? 1e12 : random.NextDouble()).ToArray();
        double[] x = Enumerable.Range(0, 600).Select(_ => random.NextDouble()).ToArray();
        bool[] events = Enumerable.Repeat(true, 600).ToArray();
        double[] ranks = times.Select(t => (double)times.Count(u => u < t)).ToArray();
        // R's rule joins times whose gap is small beside their mean, so ranks are the same only when the mean is.
        times[0] = 2;
        CoxDraw.AssertSame(Fit(ranks, events, Numbers("x", x)), Fit(times, events, Numbers("x", x)));
        int[] order = Enumerable.Range(0, 600).ToArray();
        times[0] = 1e12;
        double[] sorted = ValueOrder.Sort(times, order);
        Assert.Equal(times.Order(), sorted);
        Assert.Equal(sorted, order.Select(i => times[i]));
    }

    [Fact]
    public void The_exact_likelihood_refuses_what_it_has_not()
    {
        EventTimes times = EventTimes.FromEventFlag([1, 2], [true, true]);
        Assert.Throws<ArgumentException>(() =>
            CoxRegression.Fit(
                times,
                [Numbers("x", 1, 2)],
                new() { Ties = CoxTies.Exact },
                weights: new SamplingWeights([1, 2])
            )
        );
    }
}
