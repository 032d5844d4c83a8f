using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tests.Statistics.Survival.CompetingRisks;

/// <summary>Competing risks at the edges, and an example worked by hand.</summary>
public class CompetingEdgeTests
{
    /// <summary>Ten people: times 1 1 2 3 3 4 5 6 7 8, causes r d r 0 r d 0 r d 0.</summary>
    /// <remarks>
    /// <para>At risk 10, 8, 7, 5, 3, 2 at the times 1, 2, 3, 4, 6, 7 with an event.</para>
    /// <para>Survival just before: 1, 8/10, 8/10·7/8 = 0.7, 0.7·6/7 = 0.6, 0.6·4/5 = 0.48, 0.48·2/3 = 0.32.</para>
    /// <para>Relapse: 1·1/10 = 0.1; + 0.8·1/8 = 0.2; + 0.7·1/7 = 0.3; at 4 none; + 0.48·1/3 = 0.46; at 7 none.</para>
    /// <para>Death: 1·1/10 = 0.1; + 0.6·1/5 = 0.22 at 4; + 0.32·1/2 = 0.38 at 7. At 7: 0.46 + 0.38 + 0.16 = 1.</para>
    /// <para>Delta variance of relapse at 2, F = 0.2: time 1: (0.2−0.1)²·2/(10·8) + 1²·1·9/1000 − 2·(0.1)·1·1/100 =
    /// 0.00025 + 0.009 − 0.002 = 0.00725; time 2: 0.8²·1·7/512 = 0.00875. Sum 0.016 = 0.2·0.8/10, the binomial's, as nobody was
    /// censored yet.</para>
    /// <para>Aalen at 2: time 1: q = (0.2−0.1)/0.8 = 0.125: (0.875²·1 + 0.125²·1)/100 = 0.0078125; time 2: 0.8²/64 = 0.01. Sum
    /// 0.0178125.</para>
    /// </remarks>
    private static readonly EventTimes Ten = CompetingCase.TimesOf(
        [1, 1, 2, 3, 3, 4, 5, 6, 7, 8],
        ["r", "d", "r", "0", "r", "d", "0", "r", "d", "0"]
    );

    [Fact]
    public void Ten_people_by_hand()
    {
        IncidenceGroup all = CumulativeIncidence.Fit(Ten)["all"];
        double[] times = [1, 2, 3, 4, 6, 7, 8];
        double[] relapse = [0.1, 0.2, 0.3, 0.3, 0.46, 0.46, 0.46];
        double[] death = [0.1, 0.1, 0.1, 0.22, 0.22, 0.38, 0.38];
        for (int i = 0; i < times.Length; i++)
        {
            Assert.Equal(relapse[i], all["r"].IncidenceAt(times[i]).Value!.Value, 1e-14);
            Assert.Equal(death[i], all["d"].IncidenceAt(times[i]).Value!.Value, 1e-14);
        }
        Assert.Equal(0.016, Square(all["r"].IncidenceAt(2).StandardError), 1e-15);
        CumulativeIncidenceFit aalen = CumulativeIncidence.Fit(Ten, null, new() { Variance = IncidenceVariance.Aalen });
        Assert.Equal(0.0178125, Square(aalen["all"]["r"].IncidenceAt(2).StandardError), 1e-15);
        // Area under relapse to 7: 0.1·1 + 0.2·1 + 0.3·3 + 0.46·1.
        Assert.Equal(1.66, all["r"].TimeLost(7).Value!.Value, 1e-14);
        Assert.Equal(4, all["r"].Events);
        Assert.Equal(2, all["r"].EventsUpTo(2.5));
        Assert.Equal(0, all["r"].IncidenceAt(0.5).Value);
    }

    [Fact]
    public void Beyond_follow_up_and_before_an_event_there_are_reasons()
    {
        IncidenceCurve curve = CumulativeIncidence.Fit(Ten)["all"]["d"];
        Assert.Null(curve.IncidenceAt(9).Value);
        Assert.Contains("beyond", curve.IncidenceAt(9).Reason, StringComparison.Ordinal);
        Assert.Null(curve.TimeLost(9).Value);
        Estimate early = curve.IncidenceAt(0.5);
        Assert.Null(early.Interval!.Lower);
        Assert.NotNull(early.Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.IncidenceAt(-1));
        Assert.Throws<KeyNotFoundException>(() => CumulativeIncidence.Fit(Ten)["all"]["x"]);
    }

    [Theory]
    [InlineData(1, 1, "one person")]
    [InlineData(6, 0, "all censored")]
    [InlineData(6, 1, "all of one cause at one time")]
    [InlineData(6, 2, "all of the other cause at one time")]
    public void Small_data_have_answers_or_reasons(int people, int outcome, string what)
    {
        EventTimes times = EventTimes.FromCauses(
            Enumerable.Repeat(0.0, people).ToArray(),
            Enumerable.Repeat(outcome, people).ToArray(),
            ["r", "d"],
            null
        );
        var arm = new Factor("arm", Enumerable.Range(0, people).Select(i => i % 2).ToArray(), ["a", "b"]);
        foreach (IncidenceVariance variance in Enum.GetValues<IncidenceVariance>())
        {
            CumulativeIncidenceFit fit = CumulativeIncidence.Fit(times, arm, new() { Variance = variance });
            double? incidence = fit["a"]["r"].IncidenceAt(0).Value;
            Assert.True(incidence == (outcome == 1 ? 1 : 0), what);
            Assert.True(double.IsFinite(fit["a"]["r"].IncidenceAt(0).StandardError!.Value), what);
            Assert.NotNull(fit.ToString());
            GrayTest test = fit.Gray("r");
            Assert.True(test.Test.PValue is null == test.Test.Reason is not null, what);
        }
        FineGrayFit model = FineGrayRegression.Fit(times, "r", [arm]);
        Assert.All(model.Coefficients, c => Assert.True(c.Test.PValue is null && c.Estimate.Reason is not null, what));
        Assert.NotNull(model.ToString());
    }

    [Fact]
    public void A_group_without_the_cause_has_no_subdistribution_hazard_ratio_and_says_so()
    {
        EventTimes times = CompetingCase.TimesOf(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            ["r", "d", "r", "d", "r", "0", "r", "d", "d", "r"]
        );
        // Every relapse is in arm b.
        var arm = new Factor("arm", [1, 0, 1, 0, 1, 0, 1, 0, 0, 1], ["a", "b"]);
        var age = new NumericColumn("age", [31, 40, 52, 38, 44, 61, 35, 47, 29, 50]);
        FineGrayFit fit = FineGrayRegression.Fit(times, "r", [arm, age]);
        Assert.Null(fit["arm=b"].Estimate.Value);
        Assert.Contains("'arm=b'", fit["arm=b"].Estimate.Reason, StringComparison.Ordinal);
        Assert.NotNull(fit["age"].Estimate.Value);
        Assert.NotNull(fit.Wald.Reason);
        Assert.Empty(fit.Predict(new Dictionary<string, double>()));
    }

    [Fact]
    public void Columns_that_add_nothing_are_named_and_entry_times_refused()
    {
        var arm = new Factor("arm", [1, 0, 1, 0, 1, 0, 1, 0, 0, 1], ["a", "b"]);
        var age = new NumericColumn("age", [31, 40, 52, 38, 44, 61, 35, 47, 29, 50]);
        var twice = new NumericColumn("twice", age.Values.ToArray().Select(v => 2 * v + 1).ToArray());
        var same = new NumericColumn("same", Enumerable.Repeat(4.0, 10).ToArray());
        FineGrayFit fit = FineGrayRegression.Fit(Ten, "r", [arm, age, twice, same]);
        Assert.NotNull(fit["age"].Estimate.Value);
        Assert.Contains("'age'", fit["twice"].Estimate.Reason, StringComparison.Ordinal);
        Assert.Contains("constant", fit["same"].Estimate.Reason, StringComparison.Ordinal);
        EventTimes entered = CompetingCase.TimesOf([2, 3], ["r", "d"], [0, 1]);
        Assert.Throws<ArgumentException>(() =>
            FineGrayRegression.Fit(entered, "r", [new NumericColumn("age", [3, 4])])
        );
        Assert.Throws<ArgumentException>(() => FineGrayRegression.Fit(Ten, "x", [age]));
    }

    private static double Square(double? value) => value!.Value * value.Value;
}
