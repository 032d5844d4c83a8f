using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Parametric;

namespace KetamineOutcomes.Tests.Statistics.Survival.Parametric;

public class ParametricSurvivalTests
{
    [Fact]
    public void Coefficients_errors_and_likelihoods_agree_with_R()
    {
        IReadOnlyList<GoldenRow> rows = GoldenTable.Read(SurvivalCase.Folder + "parametric.csv").Rows;
        foreach (var group in rows.GroupBy(r => (Case: r.Text("case"), Distribution: r.Text("distribution"))))
        {
            (EventTimes times, Column[] covariates, FrequencyWeights? people) = Case(group.Key.Case);
            var law = Enum.Parse<ParametricDistribution>(group.Key.Distribution);
            ParametricFit fit = ParametricSurvival.Fit(
                times,
                covariates,
                new() { Distribution = law, Frequencies = people }
            );
            string what = $"{group.Key}";
            Assert.True(fit.Converged, what);
            foreach (GoldenRow row in group)
            {
                ParametricCoefficient coefficient = fit[row.Text("term")];
                double error = row.Value("se");
                // The place of a maximum is known to some 1e-8 of its standard error.
                Assert.Equal(row.Value("estimate"), coefficient.Estimate.Value!.Value, 2e-7 * error);
                Tolerance.AssertClose(error, coefficient.Estimate.StandardError, 2e-7, what);
                Tolerance.AssertClose(row.Value("loglik"), fit.LogLikelihood, 1e-11, what);
            }
        }
    }

    /// <summary>Worked by hand: the exponential's rate is events over time, 4/40, its log's standard error 1/√4, and its log
    /// likelihood 4·log 0.1 − 4.</summary>
    [Fact]
    public void The_exponential_is_events_over_time()
    {
        EventTimes times = EventTimes.FromEventFlag([2, 5, 8, 10, 15], [true, true, true, false, true]);
        ParametricFit fit = ParametricSurvival.Fit(
            times,
            [],
            new() { Distribution = ParametricDistribution.Exponential }
        );
        Tolerance.AssertClose(Math.Log(10), fit["intercept"].Estimate.Value, 1e-12);
        Tolerance.AssertClose(0.5, fit["intercept"].Estimate.StandardError, 1e-12);
        Tolerance.AssertClose(4 * Math.Log(0.1) - 4, fit.LogLikelihood, 1e-12);
        Tolerance.AssertClose(Math.Exp(-0.5), fit.SurvivalAt(5).Value, 1e-12);
        Tolerance.AssertClose(-2 * fit.LogLikelihood!.Value + 2, fit.AkaikeInformation, 1e-12);
    }

    [Fact]
    public void Gompertz_and_generalised_gamma_hold_the_smaller_laws_within()
    {
        (EventTimes times, Column[] covariates, _) = Case("veteran");
        double At(ParametricDistribution law) =>
            ParametricSurvival.Fit(times, covariates, new() { Distribution = law }).LogLikelihood!.Value;
        Assert.True(At(ParametricDistribution.Gompertz) >= At(ParametricDistribution.Exponential));
        Assert.True(At(ParametricDistribution.GeneralisedGamma) >= At(ParametricDistribution.Weibull));
        Assert.True(At(ParametricDistribution.GeneralisedGamma) >= At(ParametricDistribution.LogNormal));
    }

    [Fact]
    public void Derivatives_of_the_generalised_gamma_meet_its_special_cases()
    {
        Lifetime law = new GeneralisedGammaLifetime();
        Lifetime weibull = Lifetime.Of(ParametricDistribution.Weibull);
        Lifetime normal = Lifetime.Of(ParametricDistribution.LogNormal);
        foreach (bool isEvent in new[] { true, false })
        {
            foreach (double time in new[] { 0.2, 1, 3, 9 })
            {
                LogPart one = law.Evaluate(time, isEvent, 0.4, [0.2, 1]);
                LogPart other = weibull.Evaluate(time, isEvent, 0.4, [0.2]);
                Assert.Equal(other.Value, one.Value, 1e-12);
                Assert.Equal(other.Eta, one.Eta, 1e-11);
                Assert.Equal(other.First, one.First, 1e-11);
                Assert.Equal(other.EtaFirst, one.EtaFirst, 1e-11);
                LogPart zero = law.Evaluate(time, isEvent, 0.4, [0.2, 0]);
                LogPart gauss = normal.Evaluate(time, isEvent, 0.4, [0.2]);
                Assert.Equal(gauss.Value, zero.Value, 1e-12);
                Assert.Equal(gauss.EtaEta, zero.EtaEta, 1e-10);
                // Continuous across the parabola's edge.
                Assert.Equal(
                    law.Evaluate(time, isEvent, 0.4, [0.2, 0.9e-4]).Second,
                    law.Evaluate(time, isEvent, 0.4, [0.2, 1.1e-4]).Second,
                    1e-4
                );
            }
        }
    }

    [Theory]
    [InlineData(ParametricDistribution.Weibull)]
    [InlineData(ParametricDistribution.LogNormal)]
    [InlineData(ParametricDistribution.LogLogistic)]
    [InlineData(ParametricDistribution.Gompertz)]
    [InlineData(ParametricDistribution.GeneralisedGamma)]
    public void Order_repetition_units_and_references_do_what_they_must(ParametricDistribution law)
    {
        (EventTimes times, Column[] covariates, _) = Case("lung");
        ParametricOptions options = new() { Distribution = law };
        ParametricFit fit = ParametricSurvival.Fit(times, covariates, options);
        int n = times.Length;
        int[] order = [.. Enumerable.Range(0, n).Reverse(), .. Enumerable.Range(0, n)];
        ParametricFit twice = ParametricSurvival.Fit(
            Take(times, order, 1),
            [.. covariates.Select(c => c.Take(order))],
            options
        );
        ParametricFit weighted = ParametricSurvival.Fit(
            times,
            covariates,
            options with
            {
                Frequencies = new FrequencyWeights(Enumerable.Repeat(2.0, n).ToArray()),
            }
        );
        ParametricFit months = ParametricSurvival.Fit(
            Take(times, [.. Enumerable.Range(0, n)], 30),
            covariates,
            options
        );
        ParametricFit turned = ParametricSurvival.Fit(
            times,
            covariates,
            options with
            {
                References = new Dictionary<string, string> { ["sex"] = "2" },
            }
        );
        foreach (string term in new[] { "age", "sex=2", "ph.ecog" })
        {
            double value = fit[term].Estimate.Value!.Value;
            double error = fit[term].Estimate.StandardError!.Value;
            Assert.Equal(value, twice[term].Estimate.Value!.Value, 1e-7 * error);
            Assert.Equal(twice[term].Estimate.Value!.Value, weighted[term].Estimate.Value!.Value, 1e-7 * error);
            Tolerance.AssertClose(error / Math.Sqrt(2), weighted[term].Estimate.StandardError, 1e-6);
            Assert.Equal(value, months[term].Estimate.Value!.Value, 1e-6 * error);
        }
        Assert.Equal(fit["sex=2"].Estimate.Value!.Value, -turned["sex=1"].Estimate.Value!.Value, 1e-7);
        Assert.Equal(fit.LogLikelihood!.Value, turned.LogLikelihood!.Value, 1e-8);
    }

    [Fact]
    public void Edges_give_reasons()
    {
        ParametricFit none = ParametricSurvival.Fit(EventTimes.FromEventFlag([1, 2], [false, false]), []);
        Assert.Equal("there is no event", none["intercept"].Estimate.Reason);
        Assert.NotNull(none.SurvivalAt(1).Reason);
        TrialDataException zero = Assert.Throws<TrialDataException>(() =>
            ParametricSurvival.Fit(EventTimes.FromEventFlag([0, 2], [true, true]), [])
        );
        Assert.Contains("1 of 2 rows have a time of 0", zero.Message, StringComparison.Ordinal);
        // Everyone at one time: the scale has no maximum.
        ParametricFit same = ParametricSurvival.Fit(EventTimes.FromEventFlag([5, 5, 5], [true, true, true]), []);
        Assert.Null(same["log scale"].Estimate.Value);
        Assert.Contains("scale falls to 0", same["log scale"].Estimate.Reason!, StringComparison.Ordinal);
        ParametricFit copy = ParametricSurvival.Fit(
            EventTimes.FromEventFlag([1, 3, 4, 6], [true, true, true, false]),
            [new NumericColumn("a", [1, 2, 3, 5]), new NumericColumn("b", [2, 4, 6, 10])]
        );
        Assert.Contains("a", copy["b"].Estimate.Reason!, StringComparison.Ordinal);
        Assert.NotNull(copy["a"].Estimate.Value);
    }

    private static EventTimes Take(EventTimes times, int[] rows, double divide)
    {
        double[] values = rows.Select(r => times.Times[r] / divide).ToArray();
        return EventTimes.FromEventFlag(values, rows.Select(r => times.Events[r] > 0).ToArray());
    }

    private static (EventTimes Times, Column[] Covariates, FrequencyWeights? People) Case(string name)
    {
        (string file, string status, double isEvent, string[] columns, string[] factors) = name switch
        {
            "lung" => ("surv_lung", "status", 2.0, new[] { "age", "sex", "ph.ecog" }, new[] { "sex" }),
            "aml" => ("surv_aml", "status", 1.0, ["x"], ["x"]),
            _ => ("surv_veteran", "status", 1.0, ["karno", "trt"], ["trt"]),
        };
        Dataset data = Dataset.ReadCsv(TestFiles.Shared($"data/real/{file}.csv"));
        int[] rows = Enumerable.Range(0, data.RowCount).Where(r => columns.All(c => !data[c].IsMissing(r))).ToArray();
        double[] time = ((NumericColumn)data["time"].Take(rows)).Values.ToArray();
        bool[] events = ((NumericColumn)data[status].Take(rows)).Values.ToArray().Select(v => v == isEvent).ToArray();
        Column[] covariates = columns
            .Select(c => data[c].Take(rows))
            .Select(c => factors.Contains(c.Name) && c is NumericColumn number ? number.AsFactor() : c)
            .ToArray();
        return name == "veteran_entry"
            ? (
                EventTimes.FromEventFlag(time, events, time.Select(t => Math.Floor(t / 3)).ToArray()),
                covariates,
                new FrequencyWeights(Enumerable.Range(1, time.Length).Select(i => 1.0 + i % 3).ToArray())
            )
            : (EventTimes.FromEventFlag(time, events), covariates, null);
    }
}
